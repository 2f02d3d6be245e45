import { createRoot } from "react-dom/client";
import { createBrowserRouter } from "react-router";
import { RouterProvider } from "react-router/dom";
import "./layout/fonts.css";
import { App } from "./App";
import { createI18nProvider } from "./i18n/i18n-provider";

async function start() {
  const i18nProvider = await createI18nProvider();
  const router = createBrowserRouter([{ path: "*", element: <App i18nProvider={i18nProvider} /> }], {
    basename: "/admin",
  });
  const root = document.getElementById("root");
  if (root) createRoot(root).render(<RouterProvider router={router} />);
}

void start();
