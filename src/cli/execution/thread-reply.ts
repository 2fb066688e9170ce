/**
 * What a thread sends back. A failure is sent and not thrown, because an error that is thrown loses what it carries on
 * the way.
 */
export type ThreadReply<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly message: string; readonly stack: string };

/** The reply to send: what `work` returns, or how it failed. */
export function replyOf<Value>(work: () => Value): ThreadReply<Value> {
  try {
    return { ok: true, value: work() };
  } catch (error) {
    const { message, stack = message } = error instanceof Error ? error : new Error(String(error));
    return { ok: false, message, stack };
  }
}
