import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { Landing } from '../landing/Landing.tsx';
import { Toasts } from '../ui/Toasts.tsx';
import { ErrorScreen } from './ErrorScreen.tsx';
import { goTo, useRoute } from './route.ts';
import { WorkshopPage } from './WorkshopPage.tsx';

/** The whole page. Style elements are off because the content security policy allows style sheets only. */
export function App() {
  const route = useRoute();
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={450}>
        <ErrorScreen>
          {route.page === 'landing' ? (
            <Landing onEnter={goTo} />
          ) : (
            <WorkshopPage key={route.id} id={route.id} token={route.token} />
          )}
        </ErrorScreen>
        <Toasts />
      </Tooltip.Provider>
    </CSPProvider>
  );
}
