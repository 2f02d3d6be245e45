import type { Page } from "playwright-core";

/** Keeps the API from answering what the page asks from now on, as a slow line does. Gives what lets the answers come. */
export async function holdAnswers(page: Page): Promise<() => Promise<void>> {
  const { promise: isOver, resolve: end } = Promise.withResolvers<void>();
  await page.route("**/graphql", async (route) => {
    await isOver;
    // A page that needs no answer any more has taken its question back.
    await route.continue().catch(() => undefined);
  });
  return async () => {
    end();
    await page.unroute("**/graphql");
  };
}
