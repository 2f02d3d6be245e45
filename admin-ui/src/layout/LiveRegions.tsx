import { useAnnouncement } from "./announcer";

/** The two live regions of the application. They exist from the start, because a region added with its text is not read. */
export function LiveRegions() {
  const status = useAnnouncement("status");
  const alert = useAnnouncement("alert");
  return (
    <>
      <div role="status" className="visually-hidden">
        <span key={status.serial}>{status.text}</span>
      </div>
      <div role="alert" className="visually-hidden">
        <span key={alert.serial}>{alert.text}</span>
      </div>
    </>
  );
}
