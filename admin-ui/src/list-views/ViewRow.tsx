import { useId, useState, type FormEvent } from "react";
import { Link } from "react-router";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import ContentCopyOutlined from "@mui/icons-material/ContentCopyOutlined";
import DeleteOutlined from "@mui/icons-material/DeleteOutlined";
import EditOutlined from "@mui/icons-material/EditOutlined";
import SyncOutlined from "@mui/icons-material/SyncOutlined";
import { useStoreContext } from "ra-core";
import type { ListViewPartsFragment } from "../data/generated/graphql";
import { useText } from "../i18n/use-text";
import { announce } from "../layout/announcer";
import { ConfirmDialog } from "../layout/ConfirmDialog";
import { columnsKey, type ListState, viewLink, viewPath } from "./list-state";
import type { ViewCommands } from "./use-view-commands";

interface ViewRowProps {
  view: ListViewPartsFragment;
  isShown: boolean;
  state: ListState;
  commands: ViewCommands;
  onOpened: () => void;
}

/** One saved view: its name opens it. */
export function ViewRow(props: ViewRowProps) {
  const { view, isShown, commands, onOpened } = props;
  const text = useText();
  const store = useStoreContext();
  const [isRenaming, setRenaming] = useState(false);
  if (isRenaming) return <RenameForm view={view} commands={commands} onDone={() => setRenaming(false)} />;
  return (
    <div style={{ display: "flex", flexWrap: "wrap", alignItems: "center", gap: 4 }}>
      <span style={{ flex: "1 1 200px", minWidth: 0, overflowWrap: "anywhere" }}>
        <Link
          to={viewPath(view)}
          aria-current={isShown ? "true" : undefined}
          style={{ display: "inline-block", padding: "8px 0", fontWeight: 600 }}
          onClick={() => {
            store.setItem(columnsKey(view.list), view.columns ?? null);
            onOpened();
          }}
        >
          {view.name}
        </Link>
        {isShown && <span> · {text("listView.current")}</span>}
      </span>
      <ViewTools {...props} onRename={() => setRenaming(true)} />
    </div>
  );
}

function ViewTools({ view, isShown, state, commands, onRename }: ViewRowProps & { onRename: () => void }) {
  const text = useText();
  const [isDeleting, setDeleting] = useState(false);
  const { name } = view;
  async function copy() {
    try {
      await navigator.clipboard.writeText(viewLink(view.id));
      announce(text("frame.copied"));
    } catch {
      announce(text("frame.notCopied"), "alert");
    }
  }
  const tools = [
    { label: text("listView.rename", { name }), Icon: EditOutlined, run: onRename },
    { label: text("listView.copy", { name }), Icon: ContentCopyOutlined, run: () => void copy() },
    { label: text("listView.remove", { name }), Icon: DeleteOutlined, run: () => setDeleting(true) },
  ];
  if (!isShown)
    tools.unshift({
      label: text("listView.update", { name }),
      Icon: SyncOutlined,
      run: () => commands.update(view, state),
    });
  return (
    <span>
      {tools.map(({ label, Icon, run }) => (
        <IconButton key={label} aria-label={label} title={label} onClick={run}>
          <Icon aria-hidden />
        </IconButton>
      ))}
      {isDeleting && (
        <ConfirmDialog
          title={text("listView.removeTitle", { name })}
          verb={text("listView.removeVerb")}
          problem={commands.problem}
          isSending={commands.isSending}
          onConfirm={() => commands.remove(view)}
          onClose={() => setDeleting(false)}
        >
          <Typography>{text("listView.removeEffect")}</Typography>
        </ConfirmDialog>
      )}
    </span>
  );
}

function RenameForm({ view, commands, onDone }: Pick<ViewRowProps, "view" | "commands"> & { onDone: () => void }) {
  const text = useText();
  const id = useId();
  const [name, setName] = useState(view.name);
  function rename(event: FormEvent) {
    event.preventDefault();
    commands.rename(view, name, onDone);
  }
  return (
    <form
      onSubmit={rename}
      style={{ display: "flex", flexWrap: "wrap", alignItems: "flex-start", gap: 8, padding: "8px 0" }}
    >
      <TextField
        id={id}
        label={text("listView.rename", { name: view.name })}
        required
        autoFocus
        value={name}
        onChange={(event) => setName(event.target.value)}
        sx={{ flex: "1 1 200px" }}
        slotProps={{ htmlInput: { maxLength: 80 } }}
      />
      <Button type="submit" variant="contained" aria-disabled={commands.isSending} sx={{ minHeight: 44 }}>
        {text("listView.renameDone")}
      </Button>
      <Button onClick={onDone} sx={{ minHeight: 44 }}>
        {text("frame.cancel")}
      </Button>
    </form>
  );
}
