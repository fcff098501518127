import { PageLoading } from '@/app/_ui/page-loading.tsx';

export default function UsersLoading() {
  return <PageLoading what="the users" heights={[260]} />;
}
