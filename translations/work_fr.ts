<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_GB">
<context>
    <name>visage::ui::BookCallbackPanel</name>
    <message>
        <source>Call the customer back about the case</source>
        <translation>Rappeler le client à propos de la demande</translation>
    </message>
    <message>
        <source>Call the customer back</source>
        <translation>Rappeler le client</translation>
    </message>
    <message>
        <source>Book the callback</source>
        <translation>Prévoir le rappel</translation>
    </message>
    <message>
        <source>What for, in a few words</source>
        <translation>Pourquoi, en quelques mots</translation>
    </message>
    <message>
        <source>What the callback is for</source>
        <translation>Objet du rappel</translation>
    </message>
    <message>
        <source>Number to call</source>
        <translation>Numéro à appeler</translation>
    </message>
    <message>
        <source>Any number</source>
        <translation>N’importe quel numéro</translation>
    </message>
    <message>
        <source>Who calls back</source>
        <translation>Qui rappelle</translation>
    </message>
</context>
<context>
    <name>visage::ui::CallbacksSection</name>
    <message>
        <source>No callback</source>
        <translation>Aucun rappel</translation>
    </message>
    <message numerus="yes">
        <source>%n callback(s)</source>
        <translation>
            <numerusform>%n rappel</numerusform>
            <numerusform>%n rappels</numerusform>
        </translation>
    </message>
    <message>
        <source>Callback %1: %2</source>
        <translation>Rappel %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Late: %1</source>
        <translation>En retard&#xa0;: %1</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>pas encore envoyé</translation>
    </message>
    <message>
        <source>anybody</source>
        <translation>n’importe qui</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n tentative</numerusform>
            <numerusform>%n tentatives</numerusform>
        </translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Appeler</translation>
    </message>
    <message>
        <source>Call back now: %1</source>
        <translation>Rappeler maintenant&#xa0;: %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fait</translation>
    </message>
    <message>
        <source>The callback is done</source>
        <translation>Le rappel est fait</translation>
    </message>
    <message>
        <source>More about this callback</source>
        <translation>Autres actions sur ce rappel</translation>
    </message>
    <message>
        <source>Nobody reached: try again …</source>
        <translation>Injoignable&#xa0;: réessayer&#xa0;…</translation>
    </message>
    <message>
        <source>Another time …</source>
        <translation>Changer l’heure&#xa0;…</translation>
    </message>
    <message>
        <source>Give up …</source>
        <translation>Renoncer&#xa0;…</translation>
    </message>
    <message>
        <source>Cancel the callback</source>
        <translation>Annuler le rappel</translation>
    </message>
    <message>
        <source>Callback done</source>
        <translation>Rappel fait</translation>
    </message>
    <message>
        <source>Callback cancelled</source>
        <translation>Rappel annulé</translation>
    </message>
    <message>
        <source>Undo: book the callback again</source>
        <translation>Annuler&#xa0;: prévoir de nouveau le rappel</translation>
    </message>
</context>
<context>
    <name>visage::ui::ContactPanel</name>
    <message>
        <source>About no case</source>
        <translation>Sans demande</translation>
    </message>
    <message>
        <source>Write a contact down</source>
        <translation>Noter un échange</translation>
    </message>
    <message>
        <source>Keep the contact</source>
        <translation>Enregistrer l’échange</translation>
    </message>
    <message>
        <source>From the customer</source>
        <translation>Du client</translation>
    </message>
    <message>
        <source>From us</source>
        <translation>De nous</translation>
    </message>
    <message>
        <source>How the contact came about</source>
        <translation>Canal de l’échange</translation>
    </message>
    <message>
        <source>Who contacted whom</source>
        <translation>Sens de l’échange</translation>
    </message>
    <message>
        <source>When the contact was</source>
        <translation>Date et heure de l’échange</translation>
    </message>
    <message>
        <source>Case that the contact concerns</source>
        <translation>Demande concernée</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>Ce qui s’est dit</translation>
    </message>
    <message>
        <source>Of a new customer …</source>
        <translation>D’un nouveau client …</translation>
    </message>
    <message>
        <source>Write the contact down on the record of a new customer</source>
        <translation>Noter l’échange sur la fiche d’un nouveau client</translation>
    </message>
</context>
<context>
    <name>visage::ui::DueNotice</name>
    <message>
        <source>Callback due: %1, %2</source>
        <translation>Rappel à faire&#xa0;: %1, %2</translation>
    </message>
    <message>
        <source>Callback due: %1, %2. %3</source>
        <translation>Rappel à faire&#xa0;: %1, %2. %3</translation>
    </message>
    <message>
        <source>Open the record</source>
        <translation>Ouvrir la fiche</translation>
    </message>
    <message numerus="yes">
        <source>%n callback(s) are due</source>
        <translation>
            <numerusform>%n rappel à faire</numerusform>
            <numerusform>%n rappels à faire</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the work list</source>
        <translation>Voir la liste</translation>
    </message>
</context>
<context>
    <name>visage::ui::GiveCasePanel</name>
    <message>
        <source>Give case %1 to somebody: %2</source>
        <translation>Confier la demande %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Give the case</source>
        <translation>Confier la demande</translation>
    </message>
    <message>
        <source>Who works on the case</source>
        <translation>À qui confier la demande</translation>
    </message>
</context>
<context>
    <name>visage::ui::GiveUpCallbackPanel</name>
    <message>
        <source>Give the callback up</source>
        <translation>Renoncer au rappel</translation>
    </message>
    <message>
        <source>Give up</source>
        <translation>Renoncer</translation>
    </message>
    <message>
        <source>Why the customer could not be reached</source>
        <translation>Pourquoi le client n’a pas pu être joint</translation>
    </message>
    <message>
        <source>Why the callback is given up</source>
        <translation>Pourquoi renoncer au rappel</translation>
    </message>
</context>
<context>
    <name>visage::ui::MoveCallbackPanel</name>
    <message>
        <source>Nobody was reached: try again</source>
        <translation>Injoignable&#xa0;: réessayer</translation>
    </message>
    <message>
        <source>Another time for the callback</source>
        <translation>Une autre heure pour le rappel</translation>
    </message>
    <message>
        <source>Try again then</source>
        <translation>Réessayer à cette heure</translation>
    </message>
    <message>
        <source>Move the callback</source>
        <translation>Déplacer le rappel</translation>
    </message>
</context>
<context>
    <name>visage::ui::RecordWork</name>
    <message>
        <source>Book a callback</source>
        <translation>Prévoir un rappel</translation>
    </message>
    <message>
        <source>Write to the customer, or answer the selected contact</source>
        <translation>Écrire au client, ou répondre à l’échange choisi</translation>
    </message>
    <message>
        <source>Write a contact down: a visit, a letter, a call</source>
        <translation>Noter un échange&#xa0;: une visite, un courrier, un appel</translation>
    </message>
    <message>
        <source>Take the most urgent case</source>
        <translation>Prendre la demande la plus urgente</translation>
    </message>
    <message>
        <source>Give the most urgent case to somebody</source>
        <translation>Confier la demande la plus urgente</translation>
    </message>
    <message>
        <source>No record is open.</source>
        <translation>Aucune fiche n’est ouverte.</translation>
    </message>
    <message>
        <source>The customer has no open case.</source>
        <translation>Le client n’a pas de demande ouverte.</translation>
    </message>
    <message>
        <source>The case is yours already.</source>
        <translation>La demande est déjà à vous.</translation>
    </message>
    <message>
        <source>Callback</source>
        <comment>to book one</comment>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Message</source>
        <comment>to write one</comment>
        <translation>Message</translation>
    </message>
    <message>
        <source>Write to the customer</source>
        <translation>Écrire au client</translation>
    </message>
    <message>
        <source>Contact</source>
        <comment>to write one down</comment>
        <translation>Échange</translation>
    </message>
    <message>
        <source>Write a contact down</source>
        <translation>Noter un échange</translation>
    </message>
    <message>
        <source>No record is open. Of somebody new: New customer (Shift+F4).</source>
        <translation>Aucune fiche n’est ouverte. Pour quelqu’un de nouveau&#xa0;: Nouveau client (Maj+F4).</translation>
    </message>
</context>
<context>
    <name>visage::ui::RepliesSection</name>
    <message>
        <source>No message to be sent</source>
        <translation>Aucun message à envoyer</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) to be sent</source>
        <translation>
            <numerusform>%n message à envoyer</numerusform>
            <numerusform>%n messages à envoyer</numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting to be sent: %1</source>
        <translation>En attente d’envoi&#xa0;: %1</translation>
    </message>
    <message>
        <source>Waiting for a connected channel</source>
        <translation>En attente d’un canal connecté</translation>
    </message>
    <message>
        <source>only on this device so far</source>
        <translation>encore sur ce poste seulement</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Modifier</translation>
    </message>
    <message>
        <source>Change the waiting message</source>
        <translation>Modifier le message en attente</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Retirer</translation>
    </message>
    <message>
        <source>Take the waiting message back</source>
        <translation>Retirer le message en attente</translation>
    </message>
    <message>
        <source>Message taken back</source>
        <translation>Message retiré</translation>
    </message>
    <message>
        <source>Undo: put the message back among those to be sent</source>
        <translation>Annuler&#xa0;: remettre le message parmi ceux à envoyer</translation>
    </message>
</context>
<context>
    <name>visage::ui::ReplyPanel</name>
    <message>
        <source>The customer has no address that can be written to: add one first.</source>
        <translation>Le client n’a aucune adresse où écrire&#xa0;: ajoutez-en une d’abord.</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>De&#xa0;: %1</translation>
    </message>
    <message>
        <source>Change the waiting message</source>
        <translation>Modifier le message en attente</translation>
    </message>
    <message>
        <source>Write to the customer</source>
        <translation>Écrire au client</translation>
    </message>
    <message>
        <source>Save the changes</source>
        <translation>Enregistrer</translation>
    </message>
    <message>
        <source>Queue the message</source>
        <translation>Mettre en attente d’envoi</translation>
    </message>
    <message>
        <source>Where the message goes</source>
        <translation>Destinataire du message</translation>
    </message>
    <message>
        <source>Account that sends it</source>
        <translation>Compte d’envoi</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Objet</translation>
    </message>
    <message>
        <source>Subject of the message</source>
        <translation>Objet du message</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Texte du message</translation>
    </message>
    <message>
        <source>It is not sent yet: it waits for a connected channel, and can be changed until then.</source>
        <translation>Il n’est pas encore envoyé&#xa0;: il attend un canal connecté et reste modifiable jusque-là.</translation>
    </message>
</context>
<context>
    <name>visage::ui::Targets</name>
    <message>
        <source>%1 to %2</source>
        <extracomment>a channel, then the address on it</extracomment>
        <translation>%1 à %2</translation>
    </message>
</context>
<context>
    <name>visage::ui::UndoLine</name>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
</context>
<context>
    <name>visage::ui::UnseenWarning</name>
    <message>
        <source>You are offline: nobody else sees this promise in time. Call back yourself, or tell a colleague.</source>
        <translation>Vous êtes hors ligne&#xa0;: personne d’autre ne verra cette promesse à temps. Rappelez vous-même, ou prévenez un collègue.</translation>
    </message>
</context>
<context>
    <name>visage::ui::WhenField</name>
    <message>
        <source>In 1 h</source>
        <translation>Dans 1&#xa0;h</translation>
    </message>
    <message>
        <source>This afternoon</source>
        <translation>Cet après-midi</translation>
    </message>
    <message>
        <source>Tomorrow a.m.</source>
        <translation>Demain matin</translation>
    </message>
    <message>
        <source>Call back: %1</source>
        <translation>Rappeler&#xa0;: %1</translation>
    </message>
    <message>
        <source>Day and time of the callback</source>
        <translation>Jour et heure du rappel</translation>
    </message>
</context>
<context>
    <name>visage::ui::WhoCombo</name>
    <message>
        <source>Queue: %1</source>
        <translation>File&#xa0;: %1</translation>
    </message>
    <message>
        <source>No queue</source>
        <translation>Aucune file</translation>
    </message>
    <message>
        <source>Nobody: whoever takes it</source>
        <translation>Personne&#xa0;: qui la prendra</translation>
    </message>
    <message>
        <source>Me</source>
        <translation>Moi</translation>
    </message>
</context>
<context>
    <name>visage::ui::WorkModel</name>
    <message>
        <source>To be sent</source>
        <translation>À envoyer</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>En retard</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n tentative</numerusform>
            <numerusform>%n tentatives</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>%n de plus</numerusform>
            <numerusform>%n de plus</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more are not shown</source>
        <translation>
            <numerusform>%n autre n’est pas affichée</numerusform>
            <numerusform>%n autres ne sont pas affichées</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n en retard</numerusform>
            <numerusform>%n en retard</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>the heading of a group of work, how many there are, and how many of them are late</extracomment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1&#xa0;: %2, %3</translation>
    </message>
    <message>
        <source>Never in touch</source>
        <translation>Jamais en contact</translation>
    </message>
</context>
<context>
    <name>visage::ui::WorkPage</name>
    <message>
        <source>Work list</source>
        <translation>À traiter</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>Rien à traiter</translation>
    </message>
    <message>
        <source>No callback, no case, no message. To find a customer, type a name, part of a phone number, e-mail, postcode or town, birth date, order or card number above.</source>
        <translation>Ni rappel, ni demande, ni message. Pour trouver un client, saisissez ci-dessus un nom, une partie d’un numéro, un e-mail, un code postal ou une ville, une date de naissance, un numéro de commande ou de carte.</translation>
    </message>
</context>
<context>
    <name>visage::ui::WorkWords</name>
    <message>
        <source>Callback</source>
        <translation>Rappel</translation>
    </message>
    <message>
        <source>Case %1, %2</source>
        <translation>Demande %1, %2</translation>
    </message>
    <message>
        <source>Waiting to be sent: %1</source>
        <translation>En attente d’envoi&#xa0;: %1</translation>
    </message>
    <message>
        <source>No queue</source>
        <translation>Aucune file</translation>
    </message>
    <message>
        <source>Callbacks</source>
        <translation>Rappels</translation>
    </message>
    <message>
        <source>My cases</source>
        <translation>Mes demandes</translation>
    </message>
    <message>
        <source>Messages to be sent</source>
        <translation>Messages à envoyer</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <extracomment>a promised time: from one moment, as &quot;tomorrow 09:00&quot;, to another, as &quot;12:00&quot;</extracomment>
        <translation>%1 à %2</translation>
    </message>
    <message>
        <source>Customer not on this device</source>
        <translation>Client absent de ce poste</translation>
    </message>
    <message>
        <source>late</source>
        <translation>en retard</translation>
    </message>
    <message numerus="yes">
        <source>%n attempt(s)</source>
        <translation>
            <numerusform>%n tentative</numerusform>
            <numerusform>%n tentatives</numerusform>
        </translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>pas encore envoyé</translation>
    </message>
    <message>
        <source>last contact %1</source>
        <translation>dernier contact le %1</translation>
    </message>
    <message>
        <source>never in touch</source>
        <translation>jamais en contact</translation>
    </message>
</context>
</TS>
