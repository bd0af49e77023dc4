/**
 * Who may do what, in Cedar. What no policy here permits is refused. Supervisors stand in the role of liaison too, duty
 * commanders and heads in that of supervisor: the roster gives them those roles before policies are asked.
 */
export const permits = `
@id("liaison-reads")
permit (principal in Role::"liaison", action in [Action::"readDesk", Action::"readThread", Action::"readPerson", Action::"search",
  Action::"readSignals", Action::"readStaff", Action::"readPeers", Action::"readDecisions"], resource);

@id("liaison-works")
permit (principal in Role::"liaison", action in [Action::"draft", Action::"issueStatus", Action::"take", Action::"answer",
  Action::"dispose", Action::"proposeRefusal", Action::"askClarification", Action::"hold", Action::"askExtension", Action::"decideExtension", Action::"correct", Action::"forward",
  Action::"close", Action::"fileReceived", Action::"fileWatchFile", Action::"changeWatchFile", Action::"closeWatchFile",
  Action::"decideMatch", Action::"promiseMeasure", Action::"finishMeasure", Action::"recordDecision", Action::"checkDecision"], resource);

// Handing over is for the one who owns it; taking it from somebody else is for a supervisor.
@id("owner-hands-over")
permit (principal in Role::"liaison", action == Action::"assign", resource)
when { resource has owner && resource.owner == principal };

@id("unowned-handed-out")
permit (principal in Role::"liaison", action == Action::"assign", resource)
unless { resource has owner };

// A night desk of one must not wait for a second person.
@id("emergency-alone")
permit (principal in Role::"liaison", action in [Action::"approve", Action::"withdraw"], resource)
when { resource has emergency && resource.emergency };

@id("supervisor-decides")
permit (principal in Role::"supervisor", action in [Action::"approve", Action::"confirmRefusal", Action::"lapse", Action::"withdraw",
  Action::"dispute", Action::"assign", Action::"decideConsent", Action::"weigh", Action::"planCapacity"], resource);

// Figures of one peer at a time, for who leads and who oversees; none is about an officer.
@id("figures-read")
permit (principal in Role::"supervisor", action == Action::"readStatistics", resource);

@id("figures-watched")
permit (principal in Role::"dpo", action == Action::"readStatistics", resource);

@id("figures-overseen")
permit (principal in Role::"oversight", action == Action::"readStatistics", resource)
when { context has case };

@id("supervisor-looks-back")
permit (principal in Role::"supervisor", action == Action::"readInquiry", resource)
when { context has case };

// Erased by two persons: whoever answers for the data or for the house asks, another of them approves.
@id("dpo-erases")
permit (principal in Role::"dpo", action in [Action::"askErasure", Action::"decideErasure", Action::"readErasures"], resource);

@id("supervisor-erases")
permit (principal in Role::"supervisor", action in [Action::"askErasure", Action::"decideErasure", Action::"readErasures"], resource);

// After an incident: what erasure would take away is kept, by an order that two persons sign.
@id("supervisor-preserves")
permit (principal in Role::"supervisor", action == Action::"preserve", resource)
when { context has case };

@id("supervisor-sees-preserved")
permit (principal in Role::"supervisor", action == Action::"readPreservations", resource);

@id("dpo-sees-preserved")
permit (principal in Role::"dpo", action == Action::"readPreservations", resource);

@id("oversight-sees-preserved")
permit (principal in Role::"oversight", action == Action::"readPreservations", resource)
when { context has case };

@id("analyst-desk")
permit (principal in Role::"analyst", action in [Action::"readDesk", Action::"readSignals", Action::"readStaff", Action::"readPeers"], resource);

@id("analyst-reads-case")
permit (principal in Role::"analyst", action in [Action::"readThread", Action::"readPerson", Action::"search", Action::"readDecisions"], resource)
when { context has case };

@id("analyst-works")
permit (principal in Role::"analyst", action in [Action::"decideMatch", Action::"promiseMeasure", Action::"finishMeasure"], resource);

@id("counter-sees-peers")
permit (principal in Role::"counter", action == Action::"readPeers", resource);

// At a counter: the action, safety warnings and a number to call; nothing of what is on file.
@id("counter-reads-reduced")
permit (principal in Role::"counter", action in [Action::"search", Action::"readPerson"], resource)
when { resource has view && resource.view == "reduced" };

@id("counter-files-events")
permit (principal in Role::"counter", action in [Action::"draft", Action::"fileReceived"], resource)
when { resource has variant && resource.variant == "notice" };

@id("dpo-audits")
permit (principal in Role::"dpo", action in [Action::"readAudit", Action::"readStaff", Action::"readPeers"], resource);

@id("dpo-reads-headers")
permit (principal in Role::"dpo", action == Action::"readThread", resource)
when { resource has view && resource.view == "headers" };

@id("oversight-inquires")
permit (principal in Role::"oversight", action in [Action::"readAudit", Action::"readInquiry"], resource)
when { context has case };

@id("administrator-administers")
permit (principal in Role::"administrator", action in [Action::"administer", Action::"readStaff", Action::"readPeers"], resource);

@id("node-runs")
permit (principal is Node, action in [Action::"fireTimers", Action::"deliver", Action::"startNode", Action::"issueStatus"], resource);

@id("peer-delivers")
permit (principal is Peer, action == Action::"acceptEnvelope", resource);
`;
