/** A browser without scripts: keeps cookies, follows redirects within Digital ID, submits forms. */
export class PlainBrowser {
  private readonly cookies = new Map<string, string>();
  url = "";
  text = "";
  status = 0;

  open(url: string, form?: Record<string, string>): Promise<void> {
    return this.#send(url, form && { method: "POST", body: new URLSearchParams(form) });
  }

  /** What a script of our own pages would send. */
  post(url: string, body: object): Promise<void> {
    const headers = { "content-type": "application/json", "x-pakmut-csrf": "1" };
    return this.#send(url, { method: "POST", body: JSON.stringify(body), headers });
  }

  async #send(url: string, init: RequestInit = {}): Promise<void> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(init.headers as Record<string, string>), cookie };
    const response = await fetch(url, { ...init, redirect: "manual", headers });
    for (const line of response.headers.getSetCookie()) {
      const [name = "", value = ""] = (line.split(";")[0] ?? "").split("=");
      if (value === "") this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const location = response.headers.get("location");
    this.url = location === null ? url : new URL(location, url).href;
    this.text = await response.text();
    this.status = response.status;
    if (location !== null && new URL(this.url).pathname.startsWith("/digital-id/")) await this.open(this.url);
  }

  /** Goes where the link leads whose text begins so. */
  follow(text: string): Promise<void> {
    const href = this.text.match(new RegExp(`<a [^>]*href="([^"]*)"[^>]*>${text}`))?.[1];
    if (href === undefined) throw new Error(`The page has no link "${text}":\n${this.text}`);
    return this.open(new URL(href.replaceAll("&amp;", "&"), this.url).href);
  }

  /** Sends the form whose address ends with this step. */
  submit(step: string, form: Record<string, string> = {}): Promise<void> {
    const action = this.text.match(new RegExp(`action="([^"]*/${step})"`))?.[1];
    if (action === undefined) throw new Error(`The page has no form "${step}":\n${this.text}`);
    return this.open(new URL(action, this.url).href, form);
  }
}
