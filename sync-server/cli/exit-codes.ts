// What the shell is told when a command ends.
export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  configuration: 3,
  unreachable: 4,
  schema: 5,
  notFound: 6,
  conflict: 7,
  partial: 8,
  permission: 9,
  interrupted: 130,
  terminated: 143,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
