// An order in a window of its own; where no second window can be had, as in the shell, in this one.
import { useNavigate, useRouter } from '@tanstack/react-router';

export function useOpenApart(): (id: string) => void {
  const navigate = useNavigate();
  const router = useRouter();
  return (id) => {
    const order = { to: '/orders/$id', params: { id } } as const;
    // With an opener, so that whoever is signed in here is so there, without the server too.
    const apart = window.open(router.buildLocation(order).href, '_blank');
    if (apart === null) void navigate(order);
  };
}
