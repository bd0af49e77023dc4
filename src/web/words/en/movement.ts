/** Whom a notice of an event touches, and would be told. */
export const movement = {
  title: "Whom it touches",
  about: "Destination, residence and every nationality. You confirm each; nothing is sent by this.",
  ask: "Show who would be told",
  incomplete: "Once the notice is complete.",
  nobody: "It touches no other state.",
  add: "Add what is ticked to the addressees",
  why: { destination: "destination", transit: "transit", residence: "residence", nationality: "nationality" },
  unknown: "no authority of this state is known here",
  addressed: "is an addressee already",
  blocked: "outside the Union: not while international protection is claimed, held or not known",
};
