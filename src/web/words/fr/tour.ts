import type { Part } from "../translation.ts";

/** The guided tour of the demonstration, and what a node does first that has nothing yet. */
export const tour: Part<"tour"> = {
  name: "Visite guidée",
  offer: "Faire la visite de deux minutes",
  offerAbout: "Neuf étapes à travers ce qui est public de 2014 et 2015, au bureau de l'officier de liaison qui fut averti.",
  purpose: "Visite guidée",
  step: (n: number, of: number) => `Étape ${n} sur ${of}`,
  next: "Suivant",
  back: "Précédent",
  end: "Quitter la visite",
  done: "Terminer",
  steps: {
    desk: { title: "Ce qui est dû, et depuis quand", text: "Ce bureau est à Paris. Il y a une semaine, Ankara l'a averti au sujet d'un homme. Personne n'a pris l'avertissement : son délai est passé et il est monté au commandant de permanence. Chaque ligne dit pourquoi elle est à sa place." },
    thread: { title: "Un fil réunit les deux parties", text: "Paris avait interrogé Ankara sur quatre suspects. Ankara en a trouvé un cinquième et l'a signalé, deux fois selon les sources. Demande et avertissement sont dans un seul fil, et chaque horloge explique sa date, article par article." },
    candidate: { title: "L'homme était au dossier", text: "Paris avait ouvert une fiche sur lui dès 2010, sous une autre graphie. Le nœud compare et donne ses raisons ; un agent nommé dit si c'est la même personne." },
    acts: { title: "Deux minutes", text: "Prenez l'affaire en charge et Ankara voit aussitôt qu'elle est entre les mains de quelqu'un. Ce qui ne vous est pas ouvert s'affiche avec son motif. Les lettres sont des touches." },
    search: { title: "Quelle que soit la graphie", text: "Une recherche le trouve sous toute graphie, écriture et dans tout ordre, dit pourquoi, et est conservée avec sa finalité." },
    clock: { title: "Avancez l'horloge", text: "Les quatre nœuds de la démonstration partagent une horloge. Avancez-la à l'événement suivant, ou à novembre 2015, et voyez ce qui monte, ce qui revient une deuxième fois, et qui en est avisé." },
    nodes: { title: "L'autre côté", text: "Ankara voit ce qu'est devenu son avertissement : remis, avec un reçu signé que Paris ne peut nier, et en retard. Ouvrez Ankara dans une deuxième fenêtre et prenez ici l'avertissement en charge : l'autre écran suit de lui-même." },
    later: { title: "Ce qu'une enquête demande", text: "Connectez-vous comme chef de section, ouvrez l'homme et choisissez la vue d'enquête : ce qui était connu à chaque moment, ce qui fut appris ensuite, ce qui était dû, avec quel retard, et ce que la loi permettait." },
    keys: { title: "Tout au clavier", text: "Appuyez sur ? à n'importe quelle page pour ses touches. C'est tout : le reste s'explique de lui-même." },
  },
};

export const firstSteps: Part<"firstSteps"> = {
  title: "Ce nœud est nouveau",
  about: "Rien n'est arrivé et rien n'a été envoyé. Voici ce qui le met en marche, dans cet ordre :",
  staff: { title: "Quelqu'un pour ce qui arrive", done: (n: number) => (n === 1 ? "1 personne travaille ici" : `${n} personnes travaillent ici`), open: "Ajoutez le personnel : officiers de liaison, un chef de service, ceux qui forment les échelons." },
  peers: { title: "Quelqu'un avec qui échanger", done: (n: number) => (n === 1 ? "1 autorité est connue" : `${n} autorités sont connues`), open: "Échangez les cartes avec le nœud d'une autre autorité, ou faites-en connaître une qui n'en a pas : ses lettres ont aussi des horloges." },
  first: { title: "Un premier message", open: "Écrivez-en un, ou enregistrez une lettre, un appel ou un message SIENA reçu." },
  command: "Comme administrateur, sur la machine du nœud :",
};
