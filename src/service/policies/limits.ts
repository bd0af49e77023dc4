/** What nobody may, whatever else permits it, in Cedar. A forbid wins over every permit; \`@says\` is the sentence people read. */
export const limits = `
@id("inactive-officer")
@says("This officer is no longer active.")
forbid (principal is Officer, action, resource)
unless { principal.active };

// Two persons for what leaves the house; in an emergency one, with a review within 24 hours.
@id("own-draft")
@says("Nobody approves a draft of his own, except in an emergency.")
forbid (principal is Officer, action == Action::"approve", resource)
when { resource has author && resource.author == principal }
unless { resource has emergency && resource.emergency };

@id("own-erasure")
@says("Nobody approves an erasure that he asked for himself.")
forbid (principal is Officer, action == Action::"decideErasure", resource)
when { resource has author && resource.author == principal };

// An author wrote it, and somebody else decides who else may have it.
@id("own-message-consent")
@says("Nobody decides alone that a message of his own is passed on, except in an emergency.")
forbid (principal is Officer, action == Action::"decideConsent", resource)
when { resource has author && resource.author == principal }
unless { resource has emergency && resource.emergency };

@id("own-proposal")
@says("Nobody confirms a refusal that he proposed himself.")
forbid (principal is Officer, action == Action::"confirmRefusal", resource)
when { resource has author && resource.author == principal };

@id("means-need-supervisor")
@says("That means are lacking, or that something may lapse, is for a supervisor to record.")
forbid (principal is Officer, action == Action::"recordDecision", resource)
when { resource has variant && ["no-means", "lapse"].contains(resource.variant) }
unless { principal in Role::"supervisor" };

// Whoever configures the node reads no case, also when he holds another role.
@id("administrator-reads-no-case")
@says("An administrator reads no case and handles none.")
forbid (principal in Role::"administrator", action, resource)
unless { [Action::"administer", Action::"readStaff", Action::"readPeers"].contains(action) };

// Whoever controls the processing takes no part in it, Directive (EU) 2016/680 Articles 33 and 34.
@id("dpo-no-payload")
@says("The data protection officer sees headers and the log, decides nothing but erasure, and is no rung.")
forbid (principal in Role::"dpo", action, resource)
unless { [Action::"readAudit", Action::"readStaff", Action::"readPeers", Action::"readStatistics", Action::"readPreservations",
  Action::"askErasure", Action::"decideErasure", Action::"readErasures"].contains(action)
  || (action == Action::"readThread" && resource has view && resource.view == "headers") };

@id("oversight-writes-nothing")
@says("Oversight reads the log, the inquiry and the figures, and writes nothing.")
forbid (principal in Role::"oversight", action, resource)
unless { [Action::"readAudit", Action::"readInquiry", Action::"readStatistics", Action::"readPreservations"].contains(action) };
`;
