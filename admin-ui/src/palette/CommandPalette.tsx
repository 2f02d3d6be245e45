import Dialog from '@mui/material/Dialog';

export function CommandPalette({ onClose }: { onClose: () => void }) {
  return <Dialog open onClose={onClose} />;
}
