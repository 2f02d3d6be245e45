/** A browser as far as signing in goes: keeps cookies by name, follows nothing by itself. */
export class TestBrowser {
  readonly cookies = new Map<string, string>();
  /** The Set-Cookie headers of the latest answer. */
  setCookies: string[] = [];

  constructor(readonly origin: string) {}

  async open(address: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(cookie && { cookie }), ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(new URL(address, this.origin), { ...init, headers, redirect: "manual" });
    this.setCookies = response.headers.getSetCookie();
    for (const text of this.setCookies) this.#keep(text);
    return response;
  }

  /** POST of JSON, as our own pages send it. */
  post(address: string, body: unknown = {}): Promise<Response> {
    const headers = { "content-type": "application/json", "x-pakmut-csrf": "1", origin: this.origin };
    return this.open(address, { method: "POST", headers, body: JSON.stringify(body) });
  }

  get session(): string | undefined {
    return this.cookies.get("__Host-pakmut-session");
  }

  #keep(text: string): void {
    const [pair = ""] = text.split(";");
    const [name = "", value = ""] = pair.split("=");
    if (value) this.cookies.set(name, value);
    else this.cookies.delete(name);
  }
}
