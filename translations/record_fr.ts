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
    <message>
        <source>Case %1: %2</source>
        <translation>Demande %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>taken by nobody</source>
        <translation>à prendre</translation>
    </message>
    <message>
        <source>Take</source>
        <translation>Prendre</translation>
    </message>
    <message>
        <source>Take case %1</source>
        <translation>Prendre la demande %1</translation>
    </message>
    <message>
        <source>Give …</source>
        <translation>Confier&#xa0;…</translation>
    </message>
    <message>
        <source>Give case %1 to somebody</source>
        <translation>Confier la demande %1 à quelqu’un</translation>
    </message>
    <message>
        <source>Callback …</source>
        <translation>Rappel&#xa0;…</translation>
    </message>
    <message>
        <source>Book a callback about case %1</source>
        <translation>Prévoir un rappel sur la demande %1</translation>
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
    <message numerus="yes">
        <source>%n not asked</source>
        <comment>topics of consent</comment>
        <translation>
            <numerusform>%n&#xa0;non demandé</numerusform>
            <numerusform>%n&#xa0;non demandés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Record a consent: %n not asked</source>
        <translation>
            <numerusform>Noter un consentement&#xa0;: %n&#xa0;non demandé</numerusform>
            <numerusform>Noter un consentement&#xa0;: %n&#xa0;non demandés</numerusform>
        </translation>
    </message>
    <message>
        <source>Agrees …</source>
        <translation>Accepte…</translation>
    </message>
    <message>
        <source>%1: the customer agrees</source>
        <translation>%1&#xa0;: le client accepte</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>S’oppose</translation>
    </message>
    <message>
        <source>%1: the customer objects</source>
        <translation>%1&#xa0;: le client s’oppose</translation>
    </message>
    <message>
        <source>Where: call, form, letter</source>
        <translation>Où&#xa0;: appel, formulaire, courrier</translation>
    </message>
    <message>
        <source>Where the customer agreed: %1</source>
        <translation>Où le client a accepté&#xa0;: %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save: %1, the customer agrees</source>
        <translation>Enregistrer&#xa0;: %1, le client accepte</translation>
    </message>
    <message>
        <source>Say where the customer agreed: the call, the form or the letter.</source>
        <translation>Dites où le client a accepté&#xa0;: l’appel, le formulaire ou le courrier.</translation>
    </message>
</context>
<context>
    <name>visage::ui::DetailsEntries</name>
    <message>
        <source>This birth date lies in the future: correct it, or leave it empty.</source>
        <translation>Cette date de naissance est dans l’avenir&#xa0;: corrigez-la ou laissez-la vide.</translation>
    </message>
    <message>
        <source>This birth date is no day: write it as 12/03/1971 or 1971-03-12, or leave it empty.</source>
        <translation>Cette date de naissance n’existe pas&#xa0;: écrivez 12/03/1971 ou 1971-03-12, ou laissez-la vide.</translation>
    </message>
    <message>
        <source>A French postcode has five digits, as 59000. For another country, enter its letters first.</source>
        <translation>Un code postal français a cinq chiffres, comme 59000. Pour un autre pays, saisissez d’abord ses lettres.</translation>
    </message>
    <message>
        <source>Points are a number, as 250.</source>
        <translation>Les points sont un nombre, comme 250.</translation>
    </message>
</context>
<context>
    <name>visage::ui::DetailsForm</name>
    <message>
        <source>Changed meanwhile by %1: %2</source>
        <translation>Modifié entre-temps par %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Take %1 in place of what is typed</source>
        <translation>Reprendre %1 à la place de la saisie</translation>
    </message>
    <message>
        <source>The company&apos;s</source>
        <translation>Celle de l’entreprise</translation>
    </message>
    <message>
        <source>Edit the customer</source>
        <translation>Modifier le client</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save the customer</source>
        <translation>Enregistrer le client</translation>
    </message>
    <message>
        <source>%1 (Ctrl+Enter)</source>
        <translation>%1 (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close the form: what was typed is kept</source>
        <translation>Fermer le formulaire&#xa0;: la saisie est conservée</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>Abandonner</translation>
    </message>
    <message>
        <source>Discard what was typed</source>
        <translation>Abandonner la saisie</translation>
    </message>
    <message>
        <source>12/03/1971</source>
        <translation>12/03/1971</translation>
    </message>
    <message>
        <source>FR, BE, CH</source>
        <translation>FR, BE, CH</translation>
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
    <message>
        <source>Name</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Date de naissance</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Client depuis</translation>
    </message>
    <message>
        <source>Edit the customer</source>
        <translation>Modifier le client</translation>
    </message>
    <message>
        <source>Edit the customer (F4)</source>
        <translation>Modifier le client (F4)</translation>
    </message>
    <message>
        <source>Changes are not saved yet</source>
        <translation>Saisie non enregistrée</translation>
    </message>
    <message>
        <source>No address is known.</source>
        <translation>Aucune adresse connue.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n earlier value(s)</source>
        <translation>
            <numerusform>%1&#xa0;: %n&#xa0;valeur antérieure</numerusform>
            <numerusform>%1&#xa0;: %n&#xa0;valeurs antérieures</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>Rétablir</translation>
    </message>
    <message>
        <source>Restore %1: %2</source>
        <translation>Rétablir %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Your role does not allow to change this: ask a lead.</source>
        <translation>Votre rôle ne permet pas de modifier cela&#xa0;: demandez à un superviseur.</translation>
    </message>
</context>
<context>
    <name>visage::ui::DisputesSection</name>
    <message>
        <source>Two people changed this</source>
        <translation>Modifié par deux personnes</translation>
    </message>
    <message>
        <source>In place of %1</source>
        <translation>À la place de %1</translation>
    </message>
    <message>
        <source>(removed)</source>
        <translation>(retiré)</translation>
    </message>
    <message>
        <source>Two people changed: %1</source>
        <translation>Modifié par deux personnes&#xa0;: %1</translation>
    </message>
    <message>
        <source>Keep %1</source>
        <translation>Garder %1</translation>
    </message>
    <message>
        <source>Keep both</source>
        <translation>Garder les deux</translation>
    </message>
    <message>
        <source>Keep this</source>
        <translation>Garder</translation>
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
    <name>visage::ui::FieldWords</name>
    <message>
        <source>Kind of customer</source>
        <translation>Type de client</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Civilité</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Prénom</translation>
    </message>
    <message>
        <source>Surname</source>
        <translation>Nom</translation>
    </message>
    <message>
        <source>Birth name</source>
        <translation>Nom de naissance</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Birth date</source>
        <translation>Date de naissance</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Second line</source>
        <translation>Complément</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>Code postal</translation>
    </message>
    <message>
        <source>Town</source>
        <translation>Ville</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>Pays</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Niveau</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>Points</translation>
    </message>
    <message>
        <source>Customer since</source>
        <translation>Client depuis</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Donnée</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>(vide)</translation>
    </message>
    <message>
        <source>as imported or created</source>
        <translation>valeur d’origine</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
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
    <message>
        <source>No number or address is known.</source>
        <translation>Aucun numéro ni adresse connus.</translation>
    </message>
    <message>
        <source>This is no phone number: check its digits.</source>
        <translation>Ce n’est pas un numéro de téléphone&#xa0;: vérifiez ses chiffres.</translation>
    </message>
    <message>
        <source>This is no mail address: it is written as name@example.org.</source>
        <translation>Ce n’est pas une adresse e-mail&#xa0;: elle s’écrit nom@example.org.</translation>
    </message>
    <message>
        <source>This is no number or address that can be kept: check it.</source>
        <translation>Ce numéro ou cette adresse ne peut pas être conservé&#xa0;: vérifiez-le.</translation>
    </message>
    <message>
        <source>Add a number or address</source>
        <translation>Ajouter un numéro ou une adresse</translation>
    </message>
    <message>
        <source>Add a number or address (Ctrl+Shift+I)</source>
        <translation>Ajouter un numéro ou une adresse (Ctrl+Maj+I)</translation>
    </message>
    <message>
        <source>Kind of number or address</source>
        <translation>Type de numéro ou d’adresse</translation>
    </message>
    <message>
        <source>New number or address</source>
        <translation>Nouveau numéro ou nouvelle adresse</translation>
    </message>
    <message>
        <source>Number or address</source>
        <translation>Numéro ou adresse</translation>
    </message>
    <message>
        <source>What it is: mobile, office</source>
        <translation>Ce que c’est&#xa0;: portable, bureau</translation>
    </message>
    <message>
        <source>mobile, office … (optional)</source>
        <translation>portable, bureau… (facultatif)</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Ajouter</translation>
    </message>
    <message>
        <source>Add it to the record</source>
        <translation>L’ajouter à la fiche</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corriger</translation>
    </message>
    <message>
        <source>In place of %1</source>
        <translation>À la place de %1</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Save in place of %1</source>
        <translation>Enregistrer à la place de %1</translation>
    </message>
    <message>
        <source>Leave %1 as it is</source>
        <translation>Laisser %1 tel quel</translation>
    </message>
    <message>
        <source>replaced by %1 on %2</source>
        <comment>contact details</comment>
        <translation>remplacé par %1 le %2</translation>
    </message>
</context>
<context>
    <name>visage::ui::JoinPanel</name>
    <message>
        <source>Nobody else on this device answers to this.</source>
        <translation>Personne d’autre sur cet appareil ne répond à cette recherche.</translation>
    </message>
    <message>
        <source>Join with another record</source>
        <translation>Réunir avec une autre fiche</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Réunir</translation>
    </message>
    <message>
        <source>Name, number, town or order of the other record</source>
        <translation>Nom, numéro, ville ou commande de l’autre fiche</translation>
    </message>
    <message>
        <source>Search for the other record</source>
        <translation>Chercher l’autre fiche</translation>
    </message>
    <message>
        <source>Records found</source>
        <translation>Fiches trouvées</translation>
    </message>
    <message>
        <source>The one that stays shows everything of both. “Separate again” undoes it.</source>
        <translation>Celle qui reste montre tout des deux. «&#xa0;Séparer&#xa0;» revient en arrière.</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>Sur le serveur</translation>
    </message>
    <message>
        <source>%1, on the server</source>
        <translation>%1, sur le serveur</translation>
    </message>
    <message>
        <source>Nobody else answers to this.</source>
        <translation>Personne d’autre ne correspond.</translation>
    </message>
    <message>
        <source>Not on this device, and the server cannot be asked now.</source>
        <translation>Pas sur ce poste, et le serveur est injoignable pour l’instant.</translation>
    </message>
</context>
<context>
    <name>visage::ui::JoinedSection</name>
    <message numerus="yes">
        <source>Joined from %n records</source>
        <translation>
            <numerusform>Réunie de %n&#xa0;fiche</numerusform>
            <numerusform>Réunie de %n&#xa0;fiches</numerusform>
        </translation>
    </message>
    <message>
        <source>Separate again</source>
        <translation>Séparer</translation>
    </message>
    <message>
        <source>Separate again: %1</source>
        <translation>Séparer&#xa0;: %1</translation>
    </message>
    <message>
        <source>They are two after all. What was written since they were joined stays with this record.</source>
        <translation>Ce sont bien deux clients. Ce qui a été écrit depuis la réunion reste sur cette fiche.</translation>
    </message>
</context>
<context>
    <name>visage::ui::LookAlikeBar</name>
    <message>
        <source>Perhaps the same person: %1 (%2)</source>
        <translation>Peut-être la même personne&#xa0;: %1 (%2)</translation>
    </message>
    <message>
        <source>Perhaps the same: %1 (%2)</source>
        <translation>Peut-être le même client&#xa0;: %1 (%2)</translation>
    </message>
    <message>
        <source>Perhaps the same person: %1</source>
        <translation>Peut-être la même personne&#xa0;: %1</translation>
    </message>
    <message>
        <source>Perhaps the same: %1</source>
        <translation>Peut-être le même client&#xa0;: %1</translation>
    </message>
    <message>
        <source>Compare and join …</source>
        <translation>Comparer et réunir…</translation>
    </message>
    <message>
        <source>Compare with %1 and join</source>
        <translation>Comparer avec %1 et réunir</translation>
    </message>
    <message>
        <source>Not the same person</source>
        <translation>Pas la même personne</translation>
    </message>
    <message>
        <source>Not the same</source>
        <translation>Pas le même</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
</context>
<context>
    <name>visage::ui::LookAlikeWords</name>
    <message>
        <source>same name and postcode</source>
        <translation>mêmes nom et code postal</translation>
    </message>
    <message>
        <source>same name and birth date</source>
        <translation>mêmes nom et date de naissance</translation>
    </message>
    <message>
        <source>same number or address</source>
        <translation>même numéro ou adresse</translation>
    </message>
</context>
<context>
    <name>visage::ui::LookAlikesDialog</name>
    <message>
        <source>These customers were made on this computer, and resemble others who are there already. Say of each whether it is the same one.</source>
        <translation>Ces clients ont été créés sur ce poste et ressemblent à d’autres qui existent déjà. Dites pour chacun si c’est le même.</translation>
    </message>
    <message>
        <source>Nobody made here resembles another customer.</source>
        <translation>Aucun client créé ici ne ressemble à un autre.</translation>
    </message>
    <message>
        <source>Customers who may be the same</source>
        <translation>Clients peut-être en double</translation>
    </message>
    <message>
        <source>Customers made here</source>
        <translation>Clients créés ici</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Réunir</translation>
    </message>
    <message>
        <source>Join the two records</source>
        <translation>Réunir les deux fiches</translation>
    </message>
    <message>
        <source>Not the same person</source>
        <translation>Pas la même personne</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Ouvrir la fiche</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>visage::ui::NameFields</name>
    <message>
        <source>Company</source>
        <translation>Société</translation>
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
    <name>visage::ui::NewCustomerForm</name>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
    <message>
        <source>A surname or a company is enough. Whoever resembles a customer who is there already is shown beside that one afterwards.</source>
        <translation>Un nom ou une société suffit. Si la fiche ressemble à celle d’un client déjà connu, les deux vous seront montrées ensuite.</translation>
    </message>
    <message>
        <source>12/03/1971</source>
        <translation>12/03/1971</translation>
    </message>
    <message>
        <source>This was typed earlier and is not saved yet.</source>
        <translation>Ceci a été saisi auparavant et n’est pas encore enregistré.</translation>
    </message>
    <message>
        <source>Empty the form</source>
        <translation>Vider le formulaire</translation>
    </message>
    <message>
        <source>Take what was searched for</source>
        <translation>Prendre ce qui a été cherché</translation>
    </message>
    <message>
        <source>Empty the form: what was typed earlier is discarded</source>
        <translation>Vider le formulaire&#xa0;: ce qui a été saisi est abandonné</translation>
    </message>
    <message>
        <source>Take what was searched for in its place</source>
        <translation>Prendre à la place ce qui a été cherché</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Close the form: what was typed is kept</source>
        <translation>Fermer le formulaire&#xa0;: la saisie est conservée</translation>
    </message>
    <message>
        <source>Create the customer</source>
        <translation>Créer le client</translation>
    </message>
    <message>
        <source>%1 (Ctrl+Enter)</source>
        <translation>%1 (Ctrl+Entrée)</translation>
    </message>
</context>
<context>
    <name>visage::ui::NewCustomers</name>
    <message>
        <source>A customer needs a surname, or the name of a company.</source>
        <translation>Il faut au client un nom, ou le nom d’une société.</translation>
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
        <translation>Enregistrer</translation>
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
    <message>
        <source>The text has never been changed.</source>
        <translation>Le texte n’a jamais été modifié.</translation>
    </message>
    <message>
        <source>both texts are kept</source>
        <translation>les deux textes sont gardés</translation>
    </message>
    <message>
        <source>put together of two people&apos;s changes</source>
        <translation>réunit les modifications de deux personnes</translation>
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
    <name>visage::ui::PairView</name>
    <message numerus="yes">
        <source>%Ln contact(s)</source>
        <translation>
            <numerusform>%Ln&#xa0;contact</numerusform>
            <numerusform>%Ln&#xa0;contacts</numerusform>
        </translation>
    </message>
    <message>
        <source>the last one %1</source>
        <translation>le dernier %1</translation>
    </message>
    <message>
        <source>This record stays</source>
        <translation>Cette fiche reste</translation>
    </message>
    <message>
        <source>This record stays: %1, %2</source>
        <translation>Cette fiche reste&#xa0;: %1, %2</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Reste</translation>
    </message>
    <message>
        <source>The history is not on this device</source>
        <translation>L’historique n’est pas sur ce poste</translation>
    </message>
</context>
<context>
    <name>visage::ui::PresenceLine</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 et %2</translation>
    </message>
    <message numerus="yes">
        <source>%1, %2 and %n other(s)</source>
        <translation>
            <numerusform>%1, %2 et %n autre</numerusform>
            <numerusform>%1, %2 et %n autres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 is/are on the phone with this customer</source>
        <translation>
            <numerusform>%1 est au téléphone avec ce client</numerusform>
            <numerusform>%1 sont au téléphone avec ce client</numerusform>
        </translation>
    </message>
    <message>
        <source>You are on the phone with this customer at another desktop</source>
        <translation>Vous êtes au téléphone avec ce client sur un autre poste</translation>
    </message>
    <message numerus="yes">
        <source>%1 is/are writing here</source>
        <translation>
            <numerusform>%1 écrit ici</numerusform>
            <numerusform>%1 écrivent ici</numerusform>
        </translation>
    </message>
    <message>
        <source>You are writing here at another desktop</source>
        <translation>Vous écrivez ici sur un autre poste</translation>
    </message>
    <message numerus="yes">
        <source>%1 is/are looking at this record</source>
        <translation>
            <numerusform>%1 consulte cette fiche</numerusform>
            <numerusform>%1 consultent cette fiche</numerusform>
        </translation>
    </message>
    <message>
        <source>You have this record open at another desktop</source>
        <translation>Cette fiche est ouverte aussi sur un autre de vos postes</translation>
    </message>
    <message>
        <source>You, at another desktop</source>
        <translation>Vous, sur un autre poste</translation>
    </message>
    <message>
        <source>%1 on the phone</source>
        <translation>%1 au téléphone</translation>
    </message>
    <message>
        <source>%1 writing</source>
        <translation>%1 écrit</translation>
    </message>
    <message>
        <source>%1 looking</source>
        <translation>%1 consulte</translation>
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
    <message numerus="yes">
        <source>joined from %n records</source>
        <translation>
            <numerusform>réunie de %n&#xa0;fiche</numerusform>
            <numerusform>réunie de %n&#xa0;fiches</numerusform>
        </translation>
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
    <message>
        <source>Edit the customer</source>
        <translation>Modifier le client</translation>
    </message>
    <message>
        <source>Add a number or address</source>
        <translation>Ajouter un numéro ou une adresse</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Ajouter une étiquette</translation>
    </message>
    <message>
        <source>Record a consent</source>
        <translation>Noter un consentement</translation>
    </message>
    <message>
        <source>Go to what two people changed</source>
        <translation>Aller à ce que deux personnes ont modifié</translation>
    </message>
    <message>
        <source>Join with another record …</source>
        <translation>Réunir avec une autre fiche…</translation>
    </message>
    <message>
        <source>No two people changed the same thing at a time.</source>
        <translation>Deux personnes n’ont rien modifié en même temps.</translation>
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
    <message>
        <source>Edit, earlier texts</source>
        <translation>Modifier, textes antérieurs</translation>
    </message>
    <message>
        <source>two people changed it: both texts are kept</source>
        <translation>modifiée par deux personnes&#xa0;: les deux textes sont gardés</translation>
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
    <name>visage::ui::TagsSection</name>
    <message>
        <source>Tags</source>
        <translation>Étiquettes</translation>
    </message>
    <message>
        <source>Add a tag</source>
        <translation>Ajouter une étiquette</translation>
    </message>
    <message>
        <source>Add a tag (Ctrl+Shift+Y)</source>
        <translation>Ajouter une étiquette (Ctrl+Maj+Y)</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Nouvelle étiquette</translation>
    </message>
    <message>
        <source>A word, then Enter</source>
        <translation>Un mot, puis Entrée</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Aucune</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>Étiquette&#xa0;: %1</translation>
    </message>
    <message>
        <source>added by %1, %2</source>
        <translation>ajoutée par %1, %2</translation>
    </message>
    <message>
        <source>Take the tag off: %1</source>
        <translation>Retirer l’étiquette&#xa0;: %1</translation>
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
    <message>
        <source>Answer …</source>
        <translation>Répondre&#xa0;…</translation>
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
