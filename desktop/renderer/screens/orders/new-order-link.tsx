// To the capture screen, from the board's head or with N.
import type { ReactNode } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { GROUP_ROLES } from 'shared/policy';
import { isTyping, useSingleKeys } from '../../ui/single-keys';
import { useSay } from '../language/language';
import { useWorkplace } from '../workplace';

export function NewOrderLink(): ReactNode {
  const held = useWorkplace().actor().roles;
  return GROUP_ROLES.orders.some((role) => held.includes(role)) ? <Way /> : null;
}

function Way(): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  const single = useSingleKeys((state) => state.on);
  useEffect(() => {
    if (!single) return;
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
      event.preventDefault();
      void navigate({ to: '/capture' });
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [navigate, single]);
  return (
    <Link to="/capture" className="button primary">
      {say('nav.capture')} <kbd>N</kbd>
    </Link>
  );
}
