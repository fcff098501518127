import { z } from 'zod';
import type { ConnectionModel } from '../../prisma/client/models.ts';
import { findProvider } from '../providers/registry.ts';

/** `waiting`: nothing was received yet. `paused`: deliveries are kept and wait until it is resumed. */
export type ConnectionStatus = 'waiting' | 'active' | 'paused';

/** A configured provider account, without its secrets. Instants are UTC. */
export type Connection = {
  id: string;
  /** The provider's id, and its name for people. */
  provider: string;
  providerLabel: string;
  label: string;
  timeZone: string;
  defaultCountry: string;
  settings: Record<string, unknown>;
  /** Which of its provider's authentication schemes it uses. */
  authentication: string;
  /** Seconds after which a call that nothing more is heard of counts as stale, while it rings and while people talk. */
  ringingLimitSeconds: number;
  talkingLimitSeconds: number;
  /** Deliveries a second, averaged over a minute, beyond which more are refused; `null`: the default. */
  rateLimit: number | null;
  /** Addresses and blocks of addresses that may send; empty: all. */
  allowedAddresses: string[];
  /** Hosts that recordings may be fetched from besides those that the provider is known to use. */
  recordingHosts: string[];
  /** Holds made-up calls. */
  isDemo: boolean;
  status: ConnectionStatus;
  /** When the newest delivery first came. */
  lastDeliveryAt: Date | null;
  createdAt: Date;
};

/** Reads a stored row. Settings that the provider no longer accepts come back as they are stored. */
export function toConnection(row: ConnectionModel, lastDeliveryAt: Date | null): Connection {
  const provider = findProvider(row.provider);
  const stored = z.record(z.string(), z.unknown()).catch({}).parse(row.settings);
  const parsed = provider?.parseSettings(stored);
  return {
    id: row.id,
    provider: row.provider,
    providerLabel: provider?.label ?? row.provider,
    label: row.label,
    timeZone: row.timeZone,
    defaultCountry: row.defaultCountry,
    settings: parsed?.ok ? parsed.settings : stored,
    authentication: row.authentication,
    ringingLimitSeconds: row.ringingLimitSeconds,
    talkingLimitSeconds: row.talkingLimitSeconds,
    rateLimit: row.rateLimit,
    allowedAddresses: row.allowedAddresses,
    recordingHosts: row.recordingHosts,
    isDemo: row.isDemo,
    status: row.status === 'paused' ? 'paused' : lastDeliveryAt === null ? 'waiting' : 'active',
    lastDeliveryAt,
    createdAt: row.createdAt,
  };
}
