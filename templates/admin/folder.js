// A project's folder on this machine, by the File System Access API.
const decoder = new TextDecoder("utf-8", { fatal: true });

export class Folder {
  constructor(handle) {
    this.handle = handle;
    this.name = `folder ${handle.name}`;
  }

  // The folder that has content/, or content/ itself.
  static async opened(handle) {
    const folder = new Folder(handle);
    if (await folder.find("content/sites")) return folder;
    throw new Error("not_project");
  }

  async find(path, create = false) {
    const parts = path.split("/");
    let at = this.handle;
    try {
      for (const part of parts) at = await at.getDirectoryHandle(part, { create });
      return at;
    } catch (error) {
      if (error.name === "NotFoundError" || error.name === "TypeMismatchError") return null;
      throw error;
    }
  }

  async names(path, kind) {
    const folder = await this.find(path), found = [];
    if (folder) for await (const [name, handle] of folder.entries()) if (handle.kind === kind) found.push(name);
    return found.sort();
  }

  relics() {
    return this.names("content/sites", "directory");
  }

  async plaques() {
    return (await this.names("content/plaques", "file")).filter((name) => name.endsWith(".yaml")).map((name) => name.slice(0, -5));
  }

  async filesOf(relic) {
    const top = (await this.names(`content/sites/${relic}`, "file")).map((name) => `content/sites/${relic}/${name}`);
    const photos = await this.names(`content/sites/${relic}/photos`, "file");
    return [...top, ...photos.map((name) => `content/sites/${relic}/photos/${name}`)];
  }

  async bytes(path) {
    const [folder, name] = split(path), handle = await this.find(folder);
    try {
      return handle && new Uint8Array(await (await (await handle.getFileHandle(name)).getFile()).arrayBuffer());
    } catch (error) {
      if (error.name === "NotFoundError") return null;
      throw error;
    }
  }

  async text(path) {
    const bytes = await this.bytes(path);
    return bytes && decoder.decode(bytes);
  }

  // What stands there now, of each path; null where nothing does.
  async now(paths) {
    return new Map(await Promise.all(paths.map(async (path) => [path, await this.text(path)])));
  }

  // Photographs first: no file may name one that is not there.
  async save(files) {
    const order = [...files].sort(([one], [other]) => Number(one.endsWith(".yaml")) - Number(other.endsWith(".yaml")));
    for (const [path, content] of order) {
      const [folder, name] = split(path);
      const handle = await (await this.find(folder, true)).getFileHandle(name, { create: true });
      const stream = await handle.createWritable();
      await stream.write(content);
      await stream.close();
    }
    return {};
  }
}

const split = (path) => [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1)];
