import { Component, type ReactNode } from "react";

interface MapErrorBoundaryProps {
  /** Shown where the map would be. */
  fallback: ReactNode;
  children: ReactNode;
}

/** Keeps the rest of a page working when the map's code cannot be loaded or the browser cannot draw it. */
export class MapErrorBoundary extends Component<MapErrorBoundaryProps, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? this.props.fallback : this.props.children;
  }
}
