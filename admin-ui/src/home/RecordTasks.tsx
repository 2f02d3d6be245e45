import { Link } from "react-router";
import Typography from "@mui/material/Typography";
import { styled } from "@mui/material/styles";
import type { PinDoubt } from "../data/generated/graphql";
import type { FormSection } from "../form/form-definition";
import { localName, localNameLang, type Named } from "../i18n/localized";
import { useLocale, useText } from "../i18n/use-text";
import { color } from "../layout/tokens";
import { Meter, missingText } from "../list/CompletenessMeter";
import { doubtsText, pinReviewPath } from "../pin-review/doubts-text";
import { pinState } from "../service-points/pin-state";
import { StatusChip } from "../status/StatusChip";
import { HomeRow, RowCard, RowList } from "./HomeRow";
import { sectionTasks, type SectionTask } from "./section-tasks";

const NameLink = styled(Link)({ textDecoration: "none", "&:hover": { textDecoration: "underline" } });

type Pin = Parameters<typeof pinState>[0];

interface TaskRecord extends Named {
  id: string;
  completeness: { percent: number; missing: string[] };
  /** Of a service point. */
  pin?: Pin;
  pinDoubts?: readonly PinDoubt[];
}

interface RecordTasksProps {
  resource: "organisations" | "servicePoints";
  record: TaskRecord;
  sections: FormSection[];
}

/** The sections of one record's form as a task list: what is done, what is missing, each one tap from its field. */
export function RecordTasks({ resource, record, sections }: RecordTasksProps) {
  const text = useText();
  const [locale] = useLocale();
  const titleId = `tasks-${record.id}`;
  return (
    <RowCard aria-labelledby={titleId}>
      <header>
        <Typography variant="h3" id={titleId}>
          <span style={{ display: "block", fontSize: 16, color: color.inkSecondary }}>
            {text(`home.tasks.${resource}`)}
          </span>{" "}
          <NameLink to={`/${resource}/${record.id}/show`} lang={localNameLang(record, locale)}>
            {localName(record, locale)}
          </NameLink>
        </Typography>
        <Meter percent={record.completeness.percent} width={160} />
      </header>
      <RowList>
        {sectionTasks(resource, record, sections).map((task) => (
          <TaskRow key={task.id} resource={resource} task={task} record={record} />
        ))}
      </RowList>
    </RowCard>
  );
}

/** The pin has states of its own; of the others their number of missing fields tells. */
function TaskRow({
  resource,
  task: { id, title, missing, path },
  record,
}: {
  resource: RecordTasksProps["resource"];
  task: SectionTask;
  record: TaskRecord;
}) {
  const text = useText();
  if (id === "pin-section") {
    const doubts = doubtsText(record.pinDoubts ?? [], text);
    return (
      <HomeRow
        path={doubts ? pinReviewPath(record.id) : path}
        what={text(title)}
        detail={doubts || undefined}
        chip={<StatusChip state={pinState(record.pin)} />}
      />
    );
  }
  const isComplete = missing.length === 0;
  return (
    <HomeRow
      path={path}
      what={text(title)}
      detail={isComplete ? undefined : missingText(resource, missing, text)}
      chip={
        isComplete ? (
          <StatusChip state="COMPLETE" />
        ) : (
          <StatusChip state="INCOMPLETE" values={{ count: missing.length }} />
        )
      }
    />
  );
}
