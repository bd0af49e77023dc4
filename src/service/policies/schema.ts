/**
 * What policies speak of, in Cedar's own notation. An attribute a resource does not have is absent, never empty. Actions are
 * grouped by who could ever ask for them, so that a policy naming the wrong kind of actor fails validation.
 */
export const schema = `
entity Role;
entity Officer in [Role] { active: Bool };
// Another authority's node, which proved itself by its signature.
entity Peer;

entity Node, Message, Item, Obligation, Person, WatchFile, Match, Decision, Staff, Log {
  owner?: Officer,
  // Who drafted or proposed it.
  author?: Officer,
  handling?: String,
  terrorism?: Bool,
  // Priority P0.
  emergency?: Bool,
  // How much of it is shown: "reduced" at a counter, "headers" without any content.
  view?: String,
  // The kind of a message or of a decision.
  variant?: String,
};

type Asking = { purpose: String, case?: String };

// Reading what is known of a case.
action readThread, readPerson, search, readDecisions, readInquiry appliesTo {
  principal: [Officer],
  resource: [Node, Message, Item, Obligation, Person, WatchFile, Match, Decision, Staff, Log],
  context: Asking,
};
// Reading what waits, and whom to turn to.
action readDesk, readSignals, readStaff, readPeers, readAudit, readPreservations, readErasures, readStatistics appliesTo {
  principal: [Officer],
  resource: [Node, Message, Item, Obligation, Person, WatchFile, Match, Decision, Staff, Log],
  context: Asking,
};
action draft, approve, take, assign, answer, dispose, proposeRefusal, confirmRefusal, askClarification, hold, askExtension, decideExtension, lapse, withdraw,
  correct, forward, decideConsent, dispute, close, fileReceived, fileWatchFile, changeWatchFile, closeWatchFile, decideMatch, promiseMeasure,
  finishMeasure, recordDecision, checkDecision, weigh, planCapacity, preserve, askErasure, decideErasure, administer appliesTo {
  principal: [Officer],
  resource: [Node, Message, Item, Obligation, Person, WatchFile, Match, Decision, Staff, Log],
  context: Asking,
};
action issueStatus appliesTo {
  principal: [Officer, Node],
  resource: [Node, Message, Item, Obligation, Person, WatchFile, Match, Decision, Staff, Log],
  context: Asking,
};
action fireTimers, deliver, startNode appliesTo {
  principal: [Node],
  resource: [Node, Message, Item, Obligation, Person, WatchFile, Match, Decision, Staff, Log],
  context: Asking,
};
action acceptEnvelope appliesTo {
  principal: [Peer],
  resource: [Node, Message, Item, Obligation, Person, WatchFile, Match, Decision, Staff, Log],
  context: Asking,
};
`;
