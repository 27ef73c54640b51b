// To the capture screen, from the board's head or with N.
import type { ReactNode } from 'react';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { GROUP_ROLES } from 'shared/policy';
import { useSay } from '../language/language';
import { useWorkplace } from '../workplace';

export function NewOrderLink(): ReactNode {
  const held = useWorkplace().actor().roles;
  return GROUP_ROLES.orders.some((role) => held.includes(role)) ? <Way /> : null;
}

function Way(): ReactNode {
  const say = useSay();
  const navigate = useNavigate();
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.matches('input, textarea, select');
      if (event.key !== 'n' || event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
      event.preventDefault();
      void navigate({ to: '/capture' });
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, [navigate]);
  return (
    <Link to="/capture" className="button primary at-end">
      {say('nav.capture')} <kbd>N</kbd>
    </Link>
  );
}
