/** What was done, as an entry's action says it, in words: “rotated the secret of a connection”. */
export function actionWords(action: string): string {
  const known = words[action];
  if (known !== undefined) return known;
  const [subject = action, verb = ''] = action.split('.');
  return `${spaced(subject)}: ${spaced(verb)}`.replace(/: $/, '');
}

const spaced = (name: string) =>
  name
    .replaceAll('_', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();

const words: Record<string, string> = {
  'agent.merge_dismissed': 'said that two agents are not the same person',
  'agent.merge_suggested_again': 'took back that two agents are not the same person',
  'agent.merged': 'merged an agent into another one',
  'agent.separated': 'separated agents again',
  'audit.exported': 'exported the audit log',
  'call.filed': 'filed a call',
  'call.tagged': 'tagged a call',
  'call.unfiled': 'took a call’s disposition back',
  'call.untagged': 'took a tag off a call',
  'calls.exported': 'exported calls',
  'connection.changed': 'changed the settings of a connection',
  'connection.created': 'added a connection',
  'connection.deleted': 'deleted a connection',
  'connection.deletion_started': 'began to delete a connection',
  'connection.limited': 'changed the limits of a connection',
  'connection.paused': 'paused a connection',
  'connection.recording_hosts_allowed': 'changed where recordings may come from',
  'connection.resumed': 'resumed a connection',
  'connection.secret_revealed': 'looked at the secret of a connection',
  'connection.secret_revoked': 'revoked a secret of a connection',
  'connection.secret_rotated': 'rotated the secret of a connection',
  'connection.test_sent': 'sent a test delivery',
  'connection.tests_removed': 'removed test deliveries',
  'connection_deletion.cancelled': 'stopped the deletion of a connection',
  'connection_deletion.done': 'removed everything of a connection',
  'connection_deletion.failed': 'could not remove everything of a connection',
  'connection_deletion.started': 'began to delete a connection',
  'demo.cleared': 'removed the demo data',
  'demo.loaded': 'loaded demo data',
  'figures.exported': 'exported figures',
  'invitation.accepted': 'accepted an invitation',
  'invitation.created': 'invited a person',
  'invitation.removed': 'took an invitation back',
  'mapping.published': 'gave a word a meaning',
  'mapping.retired': 'took the meaning of a word back',
  'note.added': 'added a note to a call',
  'note.deleted': 'deleted a note of a call',
  'note.edited': 'changed a note of a call',
  'number.erased': 'erased everything about a number',
  'recording.played': 'listened to a recording',
  'replay.cancelled': 'stopped a replay',
  'replay.done': 'read deliveries again (replay)',
  'replay.failed': 'could not read all deliveries again (replay)',
  'replay.started': 'began to read deliveries again (replay)',
  'retention.cancelled': 'cancelled a run of retention',
  'retention.done': 'removed what was kept long enough',
  'retention.failed': 'could not remove all that was kept long enough',
  'retention.started': 'began to remove what was kept long enough',
  'settings.changed': 'changed the settings',
  'tag.archived': 'archived a tag',
  'tag.created': 'made a tag',
  'user.created': 'added a person',
  'user.disabled': 'disabled a person',
  'user.enabled': 'let a person in again',
  'user.name_changed': 'changed a name',
  'user.password_changed': 'changed a password',
  'user.password_reset': 'set a new password by a link',
  'user.reset_link_created': 'made a link for a new password',
  'user.role_changed': 'changed the role of a person',
  'user.sessions_ended': 'ended sessions',
  'view.changed': 'changed a shared view',
  'view.deleted': 'deleted a shared view',
  'view.shared': 'shared a view',
  'view.unshared': 'stopped sharing a view',
};
