import { FullPageMessage } from './_ui/full-page-message.tsx';
import { LinkButton } from './_ui/link-button.tsx';

export default function NotFound() {
  return (
    <FullPageMessage
      title="There is nothing here"
      actions={<LinkButton href="/">Go to the overview</LinkButton>}
    >
      The address may be mistyped, or what it named was deleted.
    </FullPageMessage>
  );
}
