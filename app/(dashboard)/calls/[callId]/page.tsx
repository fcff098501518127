import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache, Suspense } from 'react';
import { RefreshOnChange } from '@/app/_ui/refresh-on-change.tsx';
import { reportTimeZone } from '@/lib/analytics/report-time-zone.ts';
import { requireViewer } from '@/lib/auth/require-viewer.ts';
import { can } from '@/lib/auth/viewer.ts';
import { callsMarker } from '@/lib/calls/calls-marker.ts';
import { getCall } from '@/lib/calls/get-call.ts';
import { headline } from '@/lib/calls/headline.ts';
import { CallHeader } from './_call/call-header.tsx';
import { Contradictions } from './_call/contradictions.tsx';
import { Conversation } from './_call/conversation.tsx';
import { Details } from './_call/details.tsx';
import { Evidence } from './_call/evidence.tsx';
import { Extracted } from './_call/extracted.tsx';
import { Instants } from './_call/instants.tsx';
import { Lengths } from './_call/lengths.tsx';
import { Neighbours } from './_call/neighbours.tsx';
import { OtherCalls } from './_call/other-calls.tsx';
import { Parties } from './_call/parties.tsx';
import { Recording } from './_call/recording.tsx';
import { Result } from './_call/result.tsx';
import { Timeline } from './_call/timeline.tsx';
import { UnmappedWords } from './_call/unmapped-words.tsx';
import { WorkPanel } from './_call/work-panel.tsx';
import classes from './call.module.css';

type Props = PageProps<'/calls/[callId]'>;

const readCall = cache(async (id: string) => getCall(await requireViewer('calls.read'), id));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const record = await readCall((await params).callId);
  return { title: record === null ? 'Call not found' : headline(record.call) };
}

export default async function CallPage({ params, searchParams }: Props) {
  const viewer = await requireViewer('calls.read');
  const { callId } = await params;
  const { list } = await searchParams;
  const marker = await callsMarker(viewer);
  const [record, zone] = await Promise.all([readCall(callId), reportTimeZone()]);
  if (record === null) notFound();
  const { call, events } = record;
  const mayPlay = can(viewer, 'recordings.play');

  return (
    <article className={classes.page}>
      {call.state !== 'ended' && <RefreshOnChange marker={marker} />}
      <Neighbours viewer={viewer} callId={call.id} list={list} zone={zone} />
      <CallHeader call={call} connectionLabel={record.connectionLabel} zone={zone} />
      <Contradictions found={call.contradictions} />
      <UnmappedWords words={call.unmapped} provider={can(viewer, 'pipeline.run') ? call.provider : null} />
      <div className={classes.cards}>
        <Result call={call} />
        <Parties call={call} />
        <Instants call={call} zone={zone} />
        <Lengths call={call} events={events} />
      </div>
      <Recording call={call} mayPlay={mayPlay} />
      <Conversation call={call} mayPlay={mayPlay} />
      <Extracted call={call} />
      <Timeline call={call} events={events} zone={zone} />
      <Suspense fallback={null}>
        <WorkPanel viewer={viewer} callId={call.id} zone={zone} />
      </Suspense>
      <Suspense fallback={null}>
        <OtherCalls viewer={viewer} call={call} zone={zone} />
      </Suspense>
      <Details details={call.details} />
      <Evidence record={record} zone={zone} viewer={viewer} />
    </article>
  );
}
