import { Link } from 'react-router';
import Typography from '@mui/material/Typography';
import { styled } from '@mui/material/styles';
import type { FormSection } from '../form/form-definition';
import { localName, type Named } from '../i18n/localized';
import { useLocale, useText } from '../i18n/use-text';
import { Card } from '../layout/Card';
import { color } from '../layout/tokens';
import { StatusChip } from '../status/StatusChip';

const Tasks = styled('ul')({ listStyle: 'none', margin: '12px calc(-1 * var(--card-padding)) calc(-1 * var(--card-padding))', padding: 0 });

const TaskLink = styled(Link)({
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'space-between',
  gap: 16,
  minHeight: 56,
  padding: '8px var(--card-padding)',
  textDecoration: 'none',
  borderTop: `1px solid ${color.line}`,
  fontWeight: 600,
  outlineOffset: -3,
  '&:hover': { backgroundColor: color.rowHover },
});

interface TaskRecord extends Named {
  id: string;
  completeness: { percent: number; missing: string[] };
}

interface OfficerTasksProps {
  resource: 'organisations' | 'servicePoints';
  record: TaskRecord;
  sections: FormSection[];
}

/** The sections of one record's form as a task list: what is done, what is missing, each one tap from its field. */
export function OfficerTasks({ resource, record, sections }: OfficerTasksProps) {
  const text = useText();
  const [locale] = useLocale();
  const { missing } = record.completeness;
  const titleId = `tasks-${record.id}`;
  return (
    <Card aria-labelledby={`${titleId}-kind ${titleId}`} style={{ overflow: 'hidden' }}>
      <Typography color="text.secondary" id={`${titleId}-kind`}>
        {text(resource === 'organisations' ? 'home.organisationTasks' : 'home.pointTasks')}
      </Typography>
      <Typography variant="h2" id={titleId}>
        {localName(record, locale)}
      </Typography>
      <Typography color="text.secondary">
        {missing.length === 0 ? text('home.tasksDone') : text('home.tasksLeft', { count: missing.length })}
      </Typography>
      <Tasks>
        {sections.map((section) => {
          const lacking = section.fields.filter((field) => missing.includes(field));
          const anchor = lacking[0] ? `#field-${lacking[0]}` : '';
          return (
            <li key={section.id}>
              <TaskLink to={`/${resource}/${record.id}${anchor}`}>
                {text(section.title)}
                <TaskState lacking={lacking} />
              </TaskLink>
            </li>
          );
        })}
      </Tasks>
    </Card>
  );
}

function TaskState({ lacking }: { lacking: string[] }) {
  if (lacking.length === 0) return <StatusChip state="COMPLETE" />;
  if (lacking.includes('pin')) return <StatusChip state="NOT_PINNED" />;
  return <StatusChip state="INCOMPLETE" values={{ count: lacking.length }} />;
}
