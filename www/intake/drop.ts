// What a drop holds. It must be taken before the event ends; what is in it is read later.

/** What a drop holds: files, and folders that are still to be read. */
export interface Dropped {
  files: File[];
  folders: Folder[];
}

interface Folder {
  name: string;
  read(): Promise<File[]>;
}

/** Takes files and folders out of a drop. Must be called before the drop event ends. */
export function dropped(items: DataTransferItemList): Dropped {
  const found: Dropped = { files: [], folders: [] };
  for (const item of items) {
    if (item.kind !== "file") continue;
    const entry = item.webkitGetAsEntry?.();
    const file = item.getAsFile();
    if (entry?.isDirectory) found.folders.push(folder(entry as FileSystemDirectoryEntry, item));
    else if (file) found.files.push(file);
  }
  return found;
}

/** A page opened from disk in Chromium may not walk entries, only handles; other browsers have only entries. */
function folder(entry: FileSystemDirectoryEntry, item: DataTransferItem): Folder {
  const { getAsFileSystemHandle } = item as { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> };
  const handle = getAsFileSystemHandle?.call(item).catch(() => null);
  return {
    name: entry.name,
    async read() {
      const held = await handle;
      return held?.kind === "directory" ? handled(held as FileSystemDirectoryHandle) : walked(entry);
    },
  };
}

async function handled(folder: FileSystemDirectoryHandle): Promise<File[]> {
  const inside: FileSystemHandle[] = [];
  for await (const entry of folder.values()) inside.push(entry);
  const found: File[] = [];
  for (const entry of inside.sort(byName)) {
    if (entry.kind === "directory") found.push(...(await handled(entry as FileSystemDirectoryHandle)));
    else found.push(await (entry as FileSystemFileHandle).getFile());
  }
  return found;
}

async function walked(folder: FileSystemDirectoryEntry): Promise<File[]> {
  const reader = folder.createReader();
  const inside: FileSystemEntry[] = [];
  for (;;) {
    // One call gives at most a hundred entries.
    const batch = await new Promise<FileSystemEntry[]>((done, fail) => reader.readEntries(done, fail));
    if (batch.length === 0) break;
    inside.push(...batch);
  }
  const found: File[] = [];
  for (const entry of inside.sort(byName)) {
    if (entry.isDirectory) found.push(...(await walked(entry as FileSystemDirectoryEntry)));
    else found.push(await new Promise<File>((done, fail) => (entry as FileSystemFileEntry).file(done, fail)));
  }
  return found;
}

function byName(a: { name: string }, b: { name: string }): number {
  return a.name.localeCompare(b.name, "vi", { numeric: true });
}
