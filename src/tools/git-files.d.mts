export function gitFolderOf(root: string): string | undefined;
export function commitOf(gitFolder: string): string | undefined;
