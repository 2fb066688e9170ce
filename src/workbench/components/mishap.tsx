import { Component } from 'preact';
import type { ComponentChildren } from 'preact';
import { forget } from '../state/saved.ts';

interface MishapProps {
  readonly children: ComponentChildren;
}

/** Where a view cannot be drawn: says so, and offers a way on, in place of an empty page. */
export class Mishap extends Component<MishapProps, { readonly message?: string }> {
  override componentDidCatch(error: Error): void {
    this.setState({ message: error.message });
  }

  override render({ children }: MishapProps) {
    const { message } = this.state;
    if (message === undefined) return children;
    return (
      <div class="problem" role="alert">
        <p>This view cannot be shown: {message}</p>
        <p>The other views still work. To begin anew, without what was moved and drawn:</p>
        <button
          type="button"
          onClick={() => {
            forget();
            location.hash = '';
            location.reload();
          }}
        >
          Begin anew
        </button>
      </div>
    );
  }
}
