import { MantineProvider } from "@mantine/core";
import { QueryClientProvider, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { Redirect, Route, Switch } from "wouter";
import { whenSignedOut } from "./api/call.ts";
import { keys, newQueryClient, useNode, useSession } from "./api/queries.ts";
import type { NodeView, SessionView } from "./api/shapes.ts";
import { useLive } from "./live/events.ts";
import { DeskPage } from "./pages/DeskPage.tsx";
import { LoginPage } from "./pages/LoginPage.tsx";
import { NotFoundPage } from "./pages/NotFoundPage.tsx";
import { Loaded } from "./parts/Failure.tsx";
import { Frame } from "./parts/Frame.tsx";
import { usePurpose } from "./session/purpose.ts";
import { cssVariables, theme } from "./theme.ts";
import { words } from "./words/words.ts";

// The desk comes with the first load; everything else when it is opened.
const ThreadPage = lazy(async () => ({ default: (await import("./pages/ThreadPage.tsx")).ThreadPage }));
const PersonPage = lazy(async () => ({ default: (await import("./pages/PersonPage.tsx")).PersonPage }));
const InquiryPage = lazy(async () => ({ default: (await import("./pages/InquiryPage.tsx")).InquiryPage }));
const SearchPage = lazy(async () => ({ default: (await import("./pages/SearchPage.tsx")).SearchPage }));
const CounterPage = lazy(async () => ({ default: (await import("./pages/CounterPage.tsx")).CounterPage }));
const ShiftPage = lazy(async () => ({ default: (await import("./pages/ShiftPage.tsx")).ShiftPage }));
const MatchesPage = lazy(async () => ({ default: (await import("./pages/MatchesPage.tsx")).MatchesPage }));
const SignalsPage = lazy(async () => ({ default: (await import("./pages/SignalsPage.tsx")).SignalsPage }));
const MessagesPage = lazy(async () => ({ default: (await import("./pages/MessagesPage.tsx")).MessagesPage }));
const ComposePage = lazy(async () => ({ default: (await import("./pages/ComposePage.tsx")).ComposePage }));
const CorrectPage = lazy(async () => ({ default: (await import("./pages/CorrectPage.tsx")).CorrectPage }));
const IntakePage = lazy(async () => ({ default: (await import("./pages/IntakePage.tsx")).IntakePage }));
const RecordPage = lazy(async () => ({ default: (await import("./pages/RecordPage.tsx")).RecordPage }));
const WatchFilesPage = lazy(async () => ({ default: (await import("./pages/WatchFilesPage.tsx")).WatchFilesPage }));
const WatchFilePage = lazy(async () => ({ default: (await import("./pages/WatchFilePage.tsx")).WatchFilePage }));
const WatchFileFormPage = lazy(async () => ({ default: (await import("./pages/WatchFileFormPage.tsx")).WatchFileFormPage }));
const ReconciliationPage = lazy(async () => ({ default: (await import("./pages/ReconciliationPage.tsx")).ReconciliationPage }));
const CapacityPage = lazy(async () => ({ default: (await import("./pages/CapacityPage.tsx")).CapacityPage }));
const WeightsPage = lazy(async () => ({ default: (await import("./pages/WeightsPage.tsx")).WeightsPage }));
const PreservationPage = lazy(async () => ({ default: (await import("./pages/PreservationPage.tsx")).PreservationPage }));
const PeersPage = lazy(async () => ({ default: (await import("./pages/PeersPage.tsx")).PeersPage }));
const SharingPage = lazy(async () => ({ default: (await import("./pages/SharingPage.tsx")).SharingPage }));
const StaffPage = lazy(async () => ({ default: (await import("./pages/StaffPage.tsx")).StaffPage }));
const AuditPage = lazy(async () => ({ default: (await import("./pages/AuditPage.tsx")).AuditPage }));

/** The workbench: providers around the routes. */
export function App(): ReactNode {
  const [client] = useState(newQueryClient);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <Door />
      </QueryClientProvider>
    </MantineProvider>
  );
}

/** Lets in who is signed in; everybody else sees where to sign in. */
function Door(): ReactNode {
  const client = useQueryClient();
  const node = useNode();
  const session = useSession();
  useEffect(
    () =>
      whenSignedOut(() => {
        client.setQueryData(keys.session, null);
        // What was typed is kept for whoever signs in again; what was read is not.
        client.removeQueries({ predicate: (query) => !["session", "node"].includes(String(query.queryKey[0])) });
      }),
    [client],
  );
  useLive(session.data !== null && session.data !== undefined);
  return (
    <Loaded asked={node}>
      {(state) => <Loaded asked={session}>{(found) => (found === null || found.mustChange ? <LoginPage node={state} session={found} /> : <Inside node={state} session={found} />)}</Loaded>}
    </Loaded>
  );
}

function Inside({ node, session }: { readonly node: NodeView; readonly session: SessionView }): ReactNode {
  const purpose = usePurpose();
  return (
    <Frame node={node} session={session}>
      {purpose === undefined ? (
        <p>{words.shell.purpose.first}</p>
      ) : (
        <Suspense fallback={<p role="status">{words.shell.loading}</p>}>
          <Switch>
            <Route path="/">{session.permissions.some((one) => one.action === "readDesk") ? <DeskPage /> : <Redirect to={firstPage(session)} replace />}</Route>
            <Route path="/threads/:id">{({ id }) => <ThreadPage id={decodeURIComponent(id)} key={id} />}</Route>
            <Route path="/threads/:thread/correct/:id">{({ thread, id }) => <CorrectPage thread={decodeURIComponent(thread)} id={decodeURIComponent(id)} key={id} />}</Route>
            <Route path="/persons/:id/inquiry">{({ id }) => <InquiryPage id={decodeURIComponent(id)} key={id} />}</Route>
            <Route path="/persons/:id">{({ id }) => <PersonPage id={decodeURIComponent(id)} key={id} />}</Route>
            <Route path="/search" component={SearchPage} />
            <Route path="/counter" component={CounterPage} />
            <Route path="/shift" component={ShiftPage} />
            <Route path="/matches" component={MatchesPage} />
            <Route path="/signals" component={SignalsPage} />
            <Route path="/messages" component={MessagesPage} />
            <Route path="/compose" component={ComposePage} />
            <Route path="/intake" component={IntakePage} />
            <Route path="/record" component={RecordPage} />
            <Route path="/watch-files" component={WatchFilesPage} />
            <Route path="/watch-files/new">
              <WatchFileFormPage />
            </Route>
            <Route path="/watch-files/reconciliation" component={ReconciliationPage} />
            <Route path="/watch-files/:id">{({ id }) => <WatchFilePage id={decodeURIComponent(id)} key={id} />}</Route>
            <Route path="/watch-files/:id/change">{({ id }) => <WatchFileFormPage id={decodeURIComponent(id)} key={id} />}</Route>
            <Route path="/capacity" component={CapacityPage} />
            <Route path="/weights" component={WeightsPage} />
            <Route path="/preservation" component={PreservationPage} />
            <Route path="/peers" component={PeersPage} />
            <Route path="/sharing" component={SharingPage} />
            <Route path="/staff" component={StaffPage} />
            <Route path="/audit" component={AuditPage} />
            <Route component={NotFoundPage} />
          </Switch>
        </Suspense>
      )}
    </Frame>
  );
}

/** Where an officer who has no desk begins: the data protection officer with the readings, others with what is open to them. */
function firstPage(session: SessionView): string {
  const may = new Set(session.permissions.filter((one) => one.only === undefined).map((one) => one.action));
  if (may.has("search")) return "/search";
  if (session.permissions.some((one) => one.action === "search")) return "/counter";
  if (may.has("readAudit")) return "/audit";
  return may.has("readStaff") ? "/staff" : "/peers";
}
