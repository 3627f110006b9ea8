<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_GB">
<context>
    <name>visage::ui::AlertsBar</name>
    <message numerus="yes">
        <source>%n more alert(s)</source>
        <translation>
            <numerusform>%n autre alerte</numerusform>
            <numerusform>%n autres alertes</numerusform>
        </translation>
    </message>
    <message>
        <source>Alert: %1</source>
        <translation>Alerte&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>Remove the alert: %1</source>
        <translation>Retirer l’alerte&#xa0;: %1</translation>
    </message>
    <message>
        <source>What every colleague must know before answering</source>
        <translation>Ce que tout conseiller doit savoir avant de répondre</translation>
    </message>
    <message>
        <source>Text of the alert</source>
        <translation>Texte de l’alerte</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Épingler</translation>
    </message>
    <message>
        <source>Pin the alert</source>
        <translation>Épingler l’alerte</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel the alert</source>
        <translation>Annuler l’alerte</translation>
    </message>
    <message>
        <source>Without end</source>
        <translation>Sans fin</translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1&#xa0;jour</translation>
    </message>
    <message>
        <source>7 days</source>
        <translation>7&#xa0;jours</translation>
    </message>
    <message>
        <source>30 days</source>
        <translation>30&#xa0;jours</translation>
    </message>
    <message>
        <source>How long the alert stays</source>
        <translation>Durée de l’alerte</translation>
    </message>
</context>
<context>
    <name>visage::ui::CasesSection</name>
    <message>
        <source>No open case</source>
        <translation>Aucune demande en cours</translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>%n demande en cours</numerusform>
            <numerusform>%n demandes en cours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n closed case(s)</source>
        <translation>
            <numerusform>%n demande clôturée</numerusform>
            <numerusform>%n demandes clôturées</numerusform>
        </translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>à envoyer</translation>
    </message>
    <message>
        <source>reopened</source>
        <translation>rouverte</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Clôturer</translation>
    </message>
    <message>
        <source>Close case %1</source>
        <translation>Clôturer la demande %1</translation>
    </message>
    <message>
        <source>Promise %1</source>
        <translation>Promesse&#xa0;: %1</translation>
    </message>
    <message>
        <source>Promised %1</source>
        <translation>Promis&#xa0;: %1</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>Rouvrir</translation>
    </message>
    <message>
        <source>Reopen case %1</source>
        <translation>Rouvrir la demande %1</translation>
    </message>
</context>
<context>
    <name>visage::ui::CloseCasePanel</name>
    <message>
        <source>Close case %1: %2</source>
        <translation>Clôturer la demande %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>Clôturer la demande</translation>
    </message>
    <message>
        <source>What was done (optional)</source>
        <translation>Ce qui a été fait (facultatif)</translation>
    </message>
    <message>
        <source>What was done</source>
        <translation>Ce qui a été fait</translation>
    </message>
</context>
<context>
    <name>visage::ui::ConsentsSection</name>
    <message>
        <source>Consents</source>
        <translation>Consentements</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>visage::ui::DetailsSection</name>
    <message>
        <source>Details</source>
        <translation>Renseignements</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Birth name</source>
        <translation>Nom de naissance</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
</context>
<context>
    <name>visage::ui::FactsColumn</name>
    <message>
        <source>Customer</source>
        <translation>Fiche client</translation>
    </message>
</context>
<context>
    <name>visage::ui::IdentitiesSection</name>
    <message>
        <source>Contact details</source>
        <translation>Coordonnées</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Appeler %1</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>Copier %1</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>vérifié</translation>
    </message>
    <message>
        <source>undeliverable</source>
        <translation>ne reçoit pas</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <comment>contact details</comment>
        <translation>
            <numerusform>%n autre</numerusform>
            <numerusform>%n autres</numerusform>
        </translation>
    </message>
    <message>
        <source>Remove from the record</source>
        <translation>Retirer de la fiche</translation>
    </message>
    <message>
        <source>Removed: %1</source>
        <translation>Retiré&#xa0;: %1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo: put %1 back on the record</source>
        <translation>Annuler&#xa0;: remettre %1 sur la fiche</translation>
    </message>
    <message numerus="yes">
        <source>%n removed</source>
        <comment>contact details</comment>
        <translation>
            <numerusform>%n&#xa0;retiré</numerusform>
            <numerusform>%n&#xa0;retirés</numerusform>
        </translation>
    </message>
    <message>
        <source>removed by %1 on %2</source>
        <comment>contact details</comment>
        <translation>retiré par %1 le %2</translation>
    </message>
    <message>
        <source>Put %1 back on the record</source>
        <translation>Remettre %1 sur la fiche</translation>
    </message>
</context>
<context>
    <name>visage::ui::Names</name>
    <message>
        <source>Customer without a name</source>
        <translation>Client sans nom</translation>
    </message>
    <message>
        <source>a colleague</source>
        <translation>un collègue</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>Nouvelle demande</translation>
    </message>
    <message>
        <source>No. %1</source>
        <translation>n°&#xa0;%1</translation>
    </message>
</context>
<context>
    <name>visage::ui::NoteEditor</name>
    <message>
        <source>Draft restored</source>
        <translation>Brouillon retrouvé</translation>
    </message>
    <message>
        <source>Note saved</source>
        <translation>Note enregistrée</translation>
    </message>
    <message>
        <source>Not saved. %1</source>
        <translation>Non enregistré. %1</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Internal note: what the next colleague must know (Ctrl+N)</source>
        <translation>Note interne&#xa0;: ce que le prochain conseiller doit savoir (Ctrl+N)</translation>
    </message>
    <message>
        <source>Save note</source>
        <translation>Enregistrer la note</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Entrée</translation>
    </message>
</context>
<context>
    <name>visage::ui::NotePanel</name>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Edit the note</source>
        <translation>Modifier la note</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>Enregistrer les modifications</translation>
    </message>
    <message>
        <source>Text of the note</source>
        <translation>Texte de la note</translation>
    </message>
    <message>
        <source>Earlier versions of the note</source>
        <translation>Versions de la note</translation>
    </message>
    <message>
        <source>Text of the chosen version</source>
        <translation>Texte de la version choisie</translation>
    </message>
</context>
<context>
    <name>visage::ui::OpenCasePanel</name>
    <message>
        <source>Open a case</source>
        <translation>Ouvrir une demande</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>Ouvrir la demande</translation>
    </message>
    <message>
        <source>Subject in a few words</source>
        <translation>Objet en quelques mots</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorité</translation>
    </message>
    <message>
        <source>P1, urgent</source>
        <translation>P1, urgente</translation>
    </message>
    <message>
        <source>P2, important</source>
        <translation>P2, importante</translation>
    </message>
    <message>
        <source>P3, normal</source>
        <translation>P3, normale</translation>
    </message>
    <message>
        <source>Priority %1</source>
        <translation>Priorité %1</translation>
    </message>
    <message>
        <source>From the present contact</source>
        <translation>Liée à l’échange en cours</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>Liée à&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>visage::ui::OrdersSection</name>
    <message numerus="yes">
        <source>%Ln order(s)</source>
        <translation>
            <numerusform>%Ln commande</numerusform>
            <numerusform>%Ln commandes</numerusform>
        </translation>
    </message>
    <message>
        <source>All orders</source>
        <translation>Toutes les commandes</translation>
    </message>
</context>
<context>
    <name>visage::ui::ReasonPicker</name>
    <message>
        <source>Type to find a reason</source>
        <translation>Taper pour trouver un motif</translation>
    </message>
    <message>
        <source>Find a reason</source>
        <translation>Chercher un motif</translation>
    </message>
    <message>
        <source>Reasons</source>
        <translation>Motifs</translation>
    </message>
</context>
<context>
    <name>visage::ui::RecordFacts</name>
    <message>
        <source>born %1</source>
        <comment>a woman</comment>
        <translation>née le %1</translation>
    </message>
    <message>
        <source>born %1</source>
        <comment>a man</comment>
        <translation>né le %1</translation>
    </message>
    <message>
        <source>born %1</source>
        <comment>sex not known</comment>
        <translation>naissance le %1</translation>
    </message>
    <message>
        <source>customer since %1</source>
        <comment>a woman</comment>
        <translation>cliente depuis %1</translation>
    </message>
    <message>
        <source>customer since %1</source>
        <comment>a man or a firm</comment>
        <translation>client depuis %1</translation>
    </message>
    <message numerus="yes">
        <source>%n year(s)</source>
        <comment>age</comment>
        <translation>
            <numerusform>%n&#xa0;an</numerusform>
            <numerusform>%n&#xa0;ans</numerusform>
        </translation>
    </message>
    <message>
        <source>ext. %1</source>
        <translation>poste&#xa0;%1</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Français</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Anglais</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Allemand</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>Espagnol</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>Italien</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>Portugais</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>Néerlandais</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabe</translation>
    </message>
</context>
<context>
    <name>visage::ui::RecordHeader</name>
    <message>
        <source>%1 points</source>
        <translation>%1&#xa0;points</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) in 8 days</source>
        <translation>
            <numerusform>%n contact en 8&#xa0;jours</numerusform>
            <numerusform>%n contacts en 8&#xa0;jours</numerusform>
        </translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>à envoyer</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>Ouvrir une demande</translation>
    </message>
    <message>
        <source>Open a case (Ctrl+Shift+O)</source>
        <translation>Ouvrir une demande (Ctrl+Maj+O)</translation>
    </message>
    <message>
        <source>Pin an alert</source>
        <translation>Épingler une alerte</translation>
    </message>
    <message>
        <source>Pin an alert (Ctrl+Shift+A)</source>
        <translation>Épingler une alerte (Ctrl+Maj+A)</translation>
    </message>
    <message>
        <source>Record of %1</source>
        <translation>Fiche&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>visage::ui::RecordPage</name>
    <message>
        <source>Write a note</source>
        <translation>Écrire une note</translation>
    </message>
    <message>
        <source>Go to the timeline</source>
        <translation>Aller à l’historique</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>Ouvrir une demande</translation>
    </message>
    <message>
        <source>Close the most urgent case</source>
        <translation>Clôturer la demande la plus urgente</translation>
    </message>
    <message>
        <source>Edit the selected note, or the last one</source>
        <translation>Modifier la note choisie ou la dernière</translation>
    </message>
    <message>
        <source>Pin an alert</source>
        <translation>Épingler une alerte</translation>
    </message>
    <message>
        <source>Call the customer</source>
        <translation>Appeler le client</translation>
    </message>
    <message>
        <source>No record is open.</source>
        <translation>Aucune fiche n’est ouverte.</translation>
    </message>
    <message>
        <source>The customer has no open case.</source>
        <translation>Le client n’a aucune demande en cours.</translation>
    </message>
    <message>
        <source>There is no note yet.</source>
        <translation>Il n’y a pas encore de note.</translation>
    </message>
    <message>
        <source>No number of the customer is known.</source>
        <translation>Aucun numéro de ce client n’est connu.</translation>
    </message>
    <message>
        <source>Choose a customer: search by name, number, town or order (Ctrl+F).</source>
        <translation>Choisissez un client&#xa0;: recherchez par nom, numéro, ville ou commande (Ctrl+F).</translation>
    </message>
    <message>
        <source>Loading the record …</source>
        <translation>Chargement de la fiche&#xa0;…</translation>
    </message>
    <message>
        <source>This customer is not on this device. Perhaps the record was merged or erased: search again.</source>
        <translation>Cette fiche n’est pas sur ce poste. Elle a peut-être été fusionnée ou effacée&#xa0;: recherchez à nouveau.</translation>
    </message>
</context>
<context>
    <name>visage::ui::RecordPanel</name>
    <message>
        <source>%1 (Ctrl+Enter)</source>
        <translation>%1 (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>Annuler&#xa0;: %1</translation>
    </message>
</context>
<context>
    <name>visage::ui::RowWriter</name>
    <message>
        <source>not sent yet</source>
        <translation>à envoyer</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>what is said of a row of the timeline: channel, moment and people, then the text</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>de %1</translation>
    </message>
    <message>
        <source>from %1, %2</source>
        <translation>de %1, %2</translation>
    </message>
    <message>
        <source>by %1 to %2</source>
        <translation>par %1 à %2</translation>
    </message>
    <message>
        <source>received by %1</source>
        <translation>reçue par %1</translation>
    </message>
    <message>
        <source>hidden number</source>
        <translation>numéro masqué</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>par %1</translation>
    </message>
    <message>
        <source>answered by %1</source>
        <translation>décroché par %1</translation>
    </message>
    <message>
        <source>rang for %1</source>
        <translation>a sonné %1</translation>
    </message>
    <message>
        <source>%1 on hold</source>
        <translation>%1 en attente</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Note interne</translation>
    </message>
    <message>
        <source>edited %1</source>
        <translation>modifiée %1</translation>
    </message>
    <message>
        <source>Case opened by %1: %2</source>
        <translation>Demande ouverte par %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Owner changed by %1: %2</source>
        <translation>Responsable changé par %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Reason changed by %1: %2</source>
        <translation>Motif changé par %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Case closed by %1: %2</source>
        <translation>Demande clôturée par %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Case reopened by %1: %2</source>
        <translation>Demande rouverte par %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1, by %2: %3</source>
        <translation>%1, par %2&#xa0;: %3</translation>
    </message>
    <message>
        <source>Order %1</source>
        <translation>Commande %1</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Queue changed by %1: %2</source>
        <translation>File changée par %1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>visage::ui::StubNotice</name>
    <message>
        <source>The history is not on this device. It is fetched as soon as the server can be reached; what you write here meanwhile is kept.</source>
        <translation>L’historique n’est pas sur ce poste. Il arrivera dès que le serveur sera joignable&#xa0;; ce que vous écrivez ici entre-temps est conservé.</translation>
    </message>
    <message>
        <source>The history is not on this device: it is being fetched …</source>
        <translation>L’historique n’est pas sur ce poste&#xa0;: il arrive …</translation>
    </message>
</context>
<context>
    <name>visage::ui::TimelineArea</name>
    <message>
        <source>Timeline</source>
        <translation>Historique</translation>
    </message>
    <message>
        <source>Show more (Enter)</source>
        <translation>Lire la suite (Entrée)</translation>
    </message>
    <message>
        <source>Show less (Enter)</source>
        <translation>Replier (Entrée)</translation>
    </message>
    <message>
        <source>Loading …</source>
        <translation>Chargement&#xa0;…</translation>
    </message>
    <message>
        <source>No contact yet.</source>
        <translation>Aucun échange pour le moment.</translation>
    </message>
    <message>
        <source>Nothing in the timeline fits these filters.</source>
        <translation>Rien dans l’historique ne répond à ces filtres.</translation>
    </message>
    <message>
        <source>Loading older entries …</source>
        <translation>Chargement de la suite&#xa0;…</translation>
    </message>
    <message>
        <source>The timeline begins here.</source>
        <translation>Début de l’historique</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>Replier</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>Lire la suite</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copier le texte</translation>
    </message>
    <message>
        <source>Edit the note …</source>
        <translation>Modifier la note&#xa0;…</translation>
    </message>
    <message>
        <source>Open a case from this contact …</source>
        <translation>Ouvrir une demande depuis cet échange&#xa0;…</translation>
    </message>
</context>
<context>
    <name>visage::ui::TimelineFilters</name>
    <message>
        <source>Filters of the timeline</source>
        <translation>Filtres de l’historique</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tout</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Appels</translation>
    </message>
    <message>
        <source>Mail</source>
        <translation>Courrier</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messages</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Visites</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notes</translation>
    </message>
    <message>
        <source>Cases and orders</source>
        <translation>Demandes et commandes</translation>
    </message>
    <message>
        <source>Show: %1</source>
        <translation>Afficher&#xa0;: %1</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>Demandes</translation>
    </message>
</context>
</TS>
