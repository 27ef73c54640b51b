// The refresh token travels in a cookie no script can read, one per device, so that several people can share a computer.
import type { Request, Response } from 'express';
import type { FreshToken } from '../auth/refresh';
import type { DeviceId } from 'shared/ids';

const PATH = '/api/v1/session';
const nameFor = (device: DeviceId) => `waybill_refresh_${device}`;

export type RefreshCookie = {
  readonly read: (request: Request, device: DeviceId) => string | null;
  readonly set: (response: Response, device: DeviceId, token: FreshToken) => void;
  readonly clear: (response: Response, device: DeviceId) => void;
};

export function refreshCookie(isHttps: boolean): RefreshCookie {
  const attributes = { httpOnly: true, sameSite: 'strict', path: PATH, secure: isHttps } as const;
  return {
    read: (request, device) => cookieOf(request.get('Cookie') ?? '', nameFor(device)),
    set: (response, device, { text, expiresAt }) => {
      response.cookie(nameFor(device), text, { ...attributes, expires: expiresAt });
    },
    clear: (response, device) => {
      response.clearCookie(nameFor(device), attributes);
    },
  };
}

function cookieOf(header: string, name: string): string | null {
  for (const pair of header.split(';')) {
    const [key, value] = pair.split('=', 2).map((part) => part.trim());
    if (key === name && value !== undefined) return value;
  }
  return null;
}
