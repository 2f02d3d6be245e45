import { useId, useState, type FormEvent } from "react";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import TextField from "@mui/material/TextField";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import { useApiQuery } from "../data/use-api-query";
import { useText } from "../i18n/use-text";
import { Banner } from "../layout/Banner";
import { ErrorCard } from "../layout/ErrorCard";
import { color } from "../layout/tokens";
import { ListViewsDocument } from "./list-view.graphql";
import { isShown, type ListState } from "./list-state";
import { useViewCommands } from "./use-view-commands";
import { ViewRow } from "./ViewRow";

const Views = styled("ul")({
  listStyle: "none",
  margin: 0,
  padding: 0,
  "& > li": { padding: "4px 0" },
  "& > li + li": { borderTop: `1px solid ${color.line}` },
});

interface MyViewsDialogProps {
  list: string;
  state: ListState;
  onClose: () => void;
}

/** The views of one list: saves it as it looks now, opens, renames, brings up to date and deletes those that are there. */
export function MyViewsDialog({ list, state, onClose }: MyViewsDialogProps) {
  const text = useText();
  const id = useId();
  const { data, error, refetch } = useApiQuery(ListViewsDocument, { list });
  const commands = useViewCommands();
  const [name, setName] = useState("");
  function save(event: FormEvent) {
    event.preventDefault();
    commands.save({ list, name, state }, () => setName(""));
  }
  return (
    <Dialog open onClose={onClose} aria-labelledby={`${id}-title`} maxWidth="sm" fullWidth>
      <DialogTitle id={`${id}-title`}>{text("listView.title")}</DialogTitle>
      <DialogContent sx={{ display: "flex", flexDirection: "column", gap: 2 }}>
        <Typography>{text("listView.intro")}</Typography>
        <form onSubmit={save} style={{ display: "flex", flexWrap: "wrap", gap: 12, alignItems: "flex-start" }}>
          <TextField
            id={`${id}-name`}
            label={text("listView.name")}
            helperText={text("listView.nameHint")}
            required
            autoFocus
            value={name}
            onChange={(event) => setName(event.target.value)}
            sx={{ flex: "1 1 240px" }}
            slotProps={{ htmlInput: { maxLength: 80 } }}
          />
          <Button type="submit" variant="contained" aria-disabled={commands.isSending} sx={{ minHeight: 44 }}>
            {text("listView.save")}
          </Button>
        </form>
        {commands.problem && (
          <Banner tone="error" role="alert">
            {commands.problem}
          </Banner>
        )}
        {error && <ErrorCard error={error} onRetry={() => void refetch()} />}
        {data?.listViews.length === 0 && <Typography>{text("listView.none")}</Typography>}
        <Views aria-label={text("listView.own")} aria-busy={!data && !error}>
          {data?.listViews.map((view) => (
            <li key={view.id}>
              <ViewRow
                view={view}
                isShown={isShown(view, state)}
                commands={commands}
                state={state}
                onOpened={onClose}
              />
            </li>
          ))}
        </Views>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{text("list.close")}</Button>
      </DialogActions>
    </Dialog>
  );
}
