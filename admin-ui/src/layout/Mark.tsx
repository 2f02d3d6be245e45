import { color } from "./tokens";

/** The red pin: the mark of Pakmut. */
export function Mark({ height = 32 }: { height?: number }) {
  return (
    <svg viewBox="0 0 24 32" height={height} width={height * 0.75} aria-hidden="true" focusable="false">
      <path fill={color.pin} d="M12 0C5.4 0 0 5.3 0 11.9 0 20.6 12 32 12 32s12-11.4 12-20.1C24 5.3 18.6 0 12 0Z" />
      <circle cx="12" cy="11.8" r="4.6" fill="#fff" />
    </svg>
  );
}
