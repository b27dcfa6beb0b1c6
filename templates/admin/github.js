// A project's repository at GitHub, by its REST API: one save is one commit on a branch of its own, with a pull request.
// https://docs.github.com/en/rest/git
const API = "https://api.github.com";
const decoder = new TextDecoder("utf-8", { fatal: true });

export class Refused extends Error {
  constructor(status, why) {
    super(why);
    this.status = status;
  }
}

export class GitHub {
  constructor(repository, token, remembered) {
    Object.assign(this, { repository, token, remembered, name: repository, trees: new Map() });
  }

  static async opened(repository, token, remembered) {
    const host = new GitHub(repository, token, remembered);
    const { default_branch: branch, permissions } = await host.ask("");
    if (!permissions?.push) throw new Refused(403, "no_push");
    host.branch = branch;
    return host;
  }

  async ask(path, method = "GET", body = undefined) {
    const headers = { Authorization: `Bearer ${this.token}`, Accept: "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28" };
    const answer = await fetch(`${API}/repos/${this.repository}${path}`, { method, headers, body: body && JSON.stringify(body), cache: "no-store" });
    if (answer.ok) return answer.status === 204 ? null : answer.json();
    throw new Refused(answer.status, (await answer.json().catch(() => ({}))).message ?? "");
  }

  // The newest commit: of the branch, or of the one an earlier save of this relic waits on.
  async head(branch = this.branch) {
    const { object } = await this.ask(`/git/ref/heads/${branch}`);
    const { tree } = await this.ask(`/git/commits/${object.sha}`);
    return { commit: object.sha, tree: tree.sha };
  }

  async tree(sha, whole = false) {
    const key = `${sha}${whole}`;
    if (!this.trees.has(key)) this.trees.set(key, await this.ask(`/git/trees/${sha}${whole ? "?recursive=1" : ""}`));
    const found = this.trees.get(key);
    if (found.truncated) throw new Refused(413, "too_many");
    return found.tree;
  }

  // The entry at a path below a tree; null where nothing stands.
  async entry(tree, path) {
    let found = { sha: tree };
    for (const part of path.split("/")) {
      found = (await this.tree(found.sha)).find((one) => one.path === part);
      if (!found) return null;
    }
    return found;
  }

  async names(path, type) {
    const { tree } = await this.head(), folder = await this.entry(tree, path);
    return folder ? (await this.tree(folder.sha)).filter((one) => one.type === type).map((one) => one.path) : [];
  }

  relics() {
    return this.names("content/sites", "tree");
  }

  async plaques() {
    return (await this.names("content/plaques", "blob")).filter((name) => name.endsWith(".yaml")).map((name) => name.slice(0, -5));
  }

  // The branch an earlier save of this relic waits on for its pull request, while that is open.
  async waiting(relic) {
    const branch = this.remembered.get(relic);
    if (!branch) return null;
    const [owner] = this.repository.split("/");
    const [pull] = await this.ask(`/pulls?state=open&head=${owner}:${encodeURIComponent(branch)}`);
    return pull ? { branch, address: pull.html_url } : null;
  }

  async filesOf(relic) {
    this.pull = await this.waiting(relic);
    const { tree } = (this.at = await this.head(this.pull?.branch));
    const folder = await this.entry(tree, `content/sites/${relic}`);
    if (!folder) return [];
    return (await this.tree(folder.sha, true)).filter((one) => one.type === "blob").map((one) => `content/sites/${relic}/${one.path}`);
  }

  async bytes(path) {
    const entry = await this.entry((this.at ??= await this.head()).tree, path);
    if (!entry) return null;
    const { content } = await this.ask(`/git/blobs/${entry.sha}`);
    return Uint8Array.from(atob(content.replaceAll("\n", "")), (letter) => letter.charCodeAt(0));
  }

  async text(path) {
    const bytes = await this.bytes(path);
    return bytes && decoder.decode(bytes);
  }

  // What stands there now, of each path; the commit it stands in is the one that is saved upon.
  async now(paths, relic) {
    this.pull = await this.waiting(relic);
    this.at = await this.head(this.pull?.branch);
    return new Map(await Promise.all(paths.map(async (path) => [path, await this.text(path)])));
  }

  async save(files, { relic, message, body }) {
    const entries = await Promise.all(
      [...files].map(async ([path, content]) => {
        const entry = { path, mode: "100644", type: "blob" };
        if (typeof content === "string") return { ...entry, content };
        const { sha } = await this.ask("/git/blobs", "POST", { content: await base64(content), encoding: "base64" });
        return { ...entry, sha };
      }),
    );
    const tree = await this.ask("/git/trees", "POST", { base_tree: this.at.tree, tree: entries });
    const commit = await this.ask("/git/commits", "POST", { message, tree: tree.sha, parents: [this.at.commit] });
    if (this.pull) {
      await this.ask(`/git/refs/heads/${this.pull.branch}`, "PATCH", { sha: commit.sha, force: false });
      return { address: this.pull.address };
    }
    const branch = `bieu-mau/${relic}-${commit.sha.slice(0, 7)}`;
    await this.ask("/git/refs", "POST", { ref: `refs/heads/${branch}`, sha: commit.sha });
    this.remembered.set(relic, branch);
    const pull = await this.ask("/pulls", "POST", { title: message.split("\n")[0], head: branch, base: this.branch, body });
    return { address: pull.html_url };
  }
}

const base64 = (blob) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
