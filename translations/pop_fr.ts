<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR" sourcelanguage="en_GB">
<context>
    <name>CallDesk</name>
    <message>
        <source>That is no number that can be dialled.</source>
        <translation>Ce n’est pas un numéro que l’on peut composer.</translation>
    </message>
    <message>
        <source>You are on a break: no call reaches you.</source>
        <translation>Vous êtes en pause&#xa0;: aucun appel ne vous parvient.</translation>
    </message>
</context>
<context>
    <name>PhoneCommands</name>
    <message>
        <source>Qualify: wrong number</source>
        <translation>Qualifier&#xa0;: faux numéro</translation>
    </message>
    <message>
        <source>Qualify: silent call</source>
        <translation>Qualifier&#xa0;: appel muet</translation>
    </message>
    <message>
        <source>Qualify: canvassing</source>
        <translation>Qualifier&#xa0;: démarchage</translation>
    </message>
    <message>
        <source>Qualify: internal call</source>
        <translation>Qualifier&#xa0;: appel interne</translation>
    </message>
    <message>
        <source>Answer the call</source>
        <translation>Décrocher l’appel</translation>
    </message>
    <message>
        <source>Reject the call</source>
        <translation>Refuser l’appel</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Raccrocher</translation>
    </message>
    <message>
        <source>Hold or resume the call</source>
        <translation>Mettre l’appel en attente ou le reprendre</translation>
    </message>
    <message>
        <source>Mute or unmute the microphone</source>
        <translation>Couper ou rétablir le micro</translation>
    </message>
    <message>
        <source>Finish the call</source>
        <translation>Terminer l’appel</translation>
    </message>
    <message>
        <source>The caller is somebody else</source>
        <translation>L’appelant est quelqu’un d’autre</translation>
    </message>
    <message>
        <source>Go to the call</source>
        <translation>Aller à l’appel</translation>
    </message>
    <message>
        <source>Go to the call note</source>
        <translation>Aller à la note d’appel</translation>
    </message>
    <message>
        <source>Go to the dial field</source>
        <translation>Aller au champ de numérotation</translation>
    </message>
    <message>
        <source>Choose customer %1 of the list</source>
        <translation>Choisir le client %1 de la liste</translation>
    </message>
    <message>
        <source>No call is ringing.</source>
        <translation>Aucun appel ne sonne.</translation>
    </message>
    <message>
        <source>There is no call.</source>
        <translation>Il n’y a pas d’appel.</translation>
    </message>
    <message>
        <source>No call has to be finished.</source>
        <translation>Aucun appel n’est à terminer.</translation>
    </message>
    <message>
        <source>Take a break, or end it</source>
        <translation>Prendre une pause ou la terminer</translation>
    </message>
</context>
<context>
    <name>PopWords</name>
    <message>
        <source>Broken promise: %1 (%2)</source>
        <translation>Promesse non tenue&#xa0;: %1 (%2)</translation>
    </message>
    <message>
        <source>Promised for today %1: %2</source>
        <translation>Promis pour aujourd’hui %1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Open case: %1 (%2)</source>
        <translation>Demande en cours&#xa0;: %1 (%2)</translation>
    </message>
    <message>
        <source>contact no. %1 in 8 days</source>
        <translation>%1e contact en 8 jours</translation>
    </message>
    <message>
        <source>No case in progress</source>
        <translation>Aucune demande en cours</translation>
    </message>
    <message>
        <source>gives the name %1</source>
        <comment>what the network says of an unknown caller</comment>
        <translation>annonce le nom %1</translation>
    </message>
    <message>
        <source>Who is it? Ask, then press Ctrl and the number.</source>
        <translation>Qui est-ce&#xa0;? Demandez, puis Ctrl et le chiffre.</translation>
    </message>
    <message>
        <source>Ask for the name, then search for the customer.</source>
        <translation>Demandez le nom, puis recherchez le client.</translation>
    </message>
    <message>
        <source>Internal call</source>
        <translation>Appel interne</translation>
    </message>
    <message>
        <source>transferred by %1</source>
        <translation>transféré par %1</translation>
    </message>
    <message>
        <source>rings there for %1</source>
        <translation>sonne depuis %1</translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <translation>attend depuis %1</translation>
    </message>
    <message>
        <source>waited for %1</source>
        <translation>a attendu %1</translation>
    </message>
    <message>
        <source>Line %1</source>
        <translation>Ligne %1</translation>
    </message>
    <message>
        <source>Outgoing call</source>
        <translation>Appel sortant</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>jusqu’au %1</translation>
    </message>
    <message>
        <source>No exchange so far</source>
        <translation>Aucun échange jusqu’ici</translation>
    </message>
    <message>
        <source>Last exchange: %1</source>
        <translation>Dernier échange&#xa0;: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n possible customer(s)</source>
        <translation>
            <numerusform>%n client possible</numerusform>
            <numerusform>%n clients possibles</numerusform>
        </translation>
    </message>
    <message>
        <source>Hidden number</source>
        <translation>Numéro masqué</translation>
    </message>
    <message>
        <source>Unknown number</source>
        <translation>Numéro inconnu</translation>
    </message>
    <message>
        <source>last contact %1 (%2)</source>
        <translation>dernier contact %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n open case(s)</source>
        <translation>
            <numerusform>%n demande en cours</numerusform>
            <numerusform>%n demandes en cours</numerusform>
        </translation>
    </message>
    <message>
        <source>called today</source>
        <translation>a appelé aujourd’hui</translation>
    </message>
    <message>
        <source>talked for %1</source>
        <translation>conversation&#xa0;: %1</translation>
    </message>
    <message>
        <source>on hold for %1</source>
        <translation>en attente %1</translation>
    </message>
    <message>
        <source>No telephone is set up on this computer.</source>
        <translation>Aucun téléphone n’est configuré sur ce poste.</translation>
    </message>
    <message>
        <source>The telephone is connecting…</source>
        <translation>Le téléphone se connecte…</translation>
    </message>
    <message>
        <source>“%1”</source>
        <comment>quotation marks</comment>
        <translation>«&#xa0;%1&#xa0;»</translation>
    </message>
    <message>
        <source>Phone not registered: the exchange refuses user or password.</source>
        <translation>Téléphone non enregistré&#xa0;: le standard refuse l’utilisateur ou le mot de passe.</translation>
    </message>
    <message>
        <source>Phone not registered: the exchange does not answer.</source>
        <translation>Téléphone non enregistré&#xa0;: le standard ne répond pas.</translation>
    </message>
    <message>
        <source>Phone not registered: %1</source>
        <translation>Téléphone non enregistré&#xa0;: %1</translation>
    </message>
    <message>
        <source>The telephone is not connected: the number was not dialled.</source>
        <translation>Le téléphone n’est pas connecté&#xa0;: le numéro n’a pas été composé.</translation>
    </message>
    <message>
        <source>There are too many calls: end one before the next.</source>
        <translation>Il y a trop d’appels&#xa0;: terminez-en un avant le suivant.</translation>
    </message>
    <message>
        <source>Telephone: %1</source>
        <translation>Téléphone&#xa0;: %1</translation>
    </message>
    <message>
        <source>This computer has no microphone or no loudspeaker: calls are taken without sound.</source>
        <translation>Ce poste n’a pas de micro ou pas de haut-parleur&#xa0;: les appels sont pris sans le son.</translation>
    </message>
    <message>
        <source>Ctrl+%1 %2</source>
        <comment>a key and the customer it chooses</comment>
        <translation>Ctrl+%1 %2</translation>
    </message>
    <message>
        <source>last contact %1</source>
        <translation>dernier contact %1</translation>
    </message>
    <message>
        <source>Broken promise: %1</source>
        <translation>Promesse non tenue&#xa0;: %1</translation>
    </message>
    <message>
        <source>Open case: %1</source>
        <translation>Demande en cours&#xa0;: %1</translation>
    </message>
    <message>
        <source>The history is not on this device yet</source>
        <translation>L’historique n’est pas encore sur ce poste</translation>
    </message>
    <message>
        <source>Last contact on %1</source>
        <translation>Dernier contact le %1</translation>
    </message>
</context>
<context>
    <name>visage::ui::CallBanner</name>
    <message>
        <source>%1: %2</source>
        <comment>a call&apos;s state and the caller</comment>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Still to be finished</source>
        <translation>Reste à terminer</translation>
    </message>
    <message>
        <source>Take the call to choose the customer</source>
        <translation>Prenez l’appel pour choisir le client</translation>
    </message>
    <message>
        <source>%1 shows the call</source>
        <translation>%1 affiche l’appel</translation>
    </message>
</context>
<context>
    <name>visage::ui::CallNote</name>
    <message>
        <source>Call note</source>
        <translation>Note d’appel</translation>
    </message>
    <message>
        <source>Saved with the call. Ctrl+Enter saves at once.</source>
        <translation>Enregistrée avec l’appel. Ctrl+Entrée enregistre aussitôt.</translation>
    </message>
</context>
<context>
    <name>visage::ui::CallSide</name>
    <message>
        <source>Answer</source>
        <comment>button</comment>
        <translation>Décrocher</translation>
    </message>
    <message>
        <source>Answer (%1)</source>
        <translation>Décrocher (%1)</translation>
    </message>
    <message>
        <source>Reject</source>
        <comment>button</comment>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Finish</source>
        <comment>button</comment>
        <translation>Terminer</translation>
    </message>
    <message>
        <source>Finish (%1)</source>
        <translation>Terminer (%1)</translation>
    </message>
    <message>
        <source>After the call: %1</source>
        <translation>Post-appel&#xa0;: %1</translation>
    </message>
    <message>
        <source>Held by the other side</source>
        <translation>Mis en attente par l’interlocuteur</translation>
    </message>
    <message>
        <source>Microphone off</source>
        <translation>Micro coupé</translation>
    </message>
</context>
<context>
    <name>visage::ui::CallerView</name>
    <message>
        <source>Caller: %1</source>
        <translation>Appelant&#xa0;: %1</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Retour</translation>
    </message>
    <message>
        <source>Somebody else?</source>
        <translation>Quelqu’un d’autre&#xa0;?</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>Clients possibles</translation>
    </message>
</context>
<context>
    <name>visage::ui::CustomerFinder</name>
    <message>
        <source>Find the customer</source>
        <translation>Rechercher le client</translation>
    </message>
    <message>
        <source>Customers found</source>
        <translation>Clients trouvés</translation>
    </message>
    <message>
        <source>Create customer</source>
        <translation>Créer le client</translation>
    </message>
    <message>
        <source>Add %1 to the record</source>
        <translation>Ajouter le %1 à la fiche</translation>
    </message>
    <message>
        <source>Find the customer: name, number, town…</source>
        <translation>Rechercher le client : nom, numéro, ville…</translation>
    </message>
    <message>
        <source>Nobody found. Create the customer on the right.</source>
        <translation>Personne trouvé. Créez le client à droite.</translation>
    </message>
    <message>
        <source>Not on this device, and the server cannot be asked now.</source>
        <translation>Pas sur ce poste, et le serveur est injoignable pour l’instant.</translation>
    </message>
</context>
<context>
    <name>visage::ui::PhoneBar</name>
    <message>
        <source>Not reachable</source>
        <translation>Non joignable</translation>
    </message>
    <message>
        <source>Available</source>
        <translation>Disponible</translation>
    </message>
    <message>
        <source>On a call</source>
        <translation>En communication</translation>
    </message>
    <message>
        <source>Wrap-up</source>
        <translation>Post-appel</translation>
    </message>
    <message>
        <source>%1 Next attempt in %2 s.</source>
        <translation>%1 Nouvel essai dans %2&#xa0;s.</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <comment>missed call: who, when</comment>
        <translation>%1&#xa0;: %2, %3</translation>
    </message>
    <message>
        <source>Presence: %1</source>
        <translation>État&#xa0;: %1</translation>
    </message>
    <message>
        <source>Call: %1</source>
        <translation>Appel&#xa0;: %1</translation>
    </message>
    <message>
        <source>none</source>
        <comment>call</comment>
        <translation>aucun</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Mettre en attente</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>Rétablir le micro</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Couper le micro</translation>
    </message>
    <message>
        <source>Answer</source>
        <comment>button</comment>
        <translation>Décrocher</translation>
    </message>
    <message>
        <source>Answer (%1)</source>
        <translation>Décrocher (%1)</translation>
    </message>
    <message>
        <source>Reject</source>
        <comment>button</comment>
        <translation>Refuser</translation>
    </message>
    <message>
        <source>Hold or resume (%1)</source>
        <translation>Mettre en attente ou reprendre (%1)</translation>
    </message>
    <message>
        <source>Mute or unmute the microphone (%1)</source>
        <translation>Couper ou rétablir le micro (%1)</translation>
    </message>
    <message>
        <source>Hang up</source>
        <comment>button</comment>
        <translation>Raccrocher</translation>
    </message>
    <message>
        <source>Hang up (%1)</source>
        <translation>Raccrocher (%1)</translation>
    </message>
    <message>
        <source>Dial</source>
        <translation>Composer</translation>
    </message>
    <message>
        <source>Number to dial</source>
        <translation>Numéro à composer</translation>
    </message>
    <message>
        <source>Dial (%1)</source>
        <translation>Composer (%1)</translation>
    </message>
    <message>
        <source>Dial the number</source>
        <translation>Appeler ce numéro</translation>
    </message>
    <message>
        <source>On a call, then a break</source>
        <translation>En communication, puis pause</translation>
    </message>
    <message>
        <source>Wrap-up, then a break</source>
        <translation>Post-appel, puis pause</translation>
    </message>
    <message>
        <source>Break</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>End the break</source>
        <translation>Terminer la pause</translation>
    </message>
    <message>
        <source>Take a break</source>
        <translation>Prendre une pause</translation>
    </message>
    <message>
        <source>Microphone off</source>
        <translation>Micro coupé</translation>
    </message>
</context>
<context>
    <name>visage::ui::PhonePane</name>
    <message>
        <source>The record below is another customer&apos;s, not the caller&apos;s. It stays because of the unsaved text in it; Ctrl+W closes it and keeps the text as a draft.</source>
        <translation>La fiche ci-dessous est celle d’un autre client, pas de l’appelant. Elle reste à cause du texte non enregistré ; Ctrl+W la ferme et garde le texte en brouillon.</translation>
    </message>
    <message>
        <source>The record below is another customer&apos;s, not the caller&apos;s.</source>
        <translation>La fiche ci-dessous est celle d’un autre client, pas de l’appelant.</translation>
    </message>
</context>
<context>
    <name>visage::ui::WrapUpForm</name>
    <message>
        <source>Reason</source>
        <translation>Motif</translation>
    </message>
    <message>
        <source>Type a part of it, as “late”</source>
        <translation>Tapez-en une partie, comme «&#xa0;retard&#xa0;»</translation>
    </message>
    <message>
        <source>Open a case</source>
        <translation>Ouvrir une demande</translation>
    </message>
    <message>
        <source>Customer: %1</source>
        <translation>Client&#xa0;: %1</translation>
    </message>
    <message>
        <source>Somebody else?</source>
        <translation>Quelqu’un d’autre&#xa0;?</translation>
    </message>
    <message>
        <source>Choose the customer</source>
        <translation>Choisir le client</translation>
    </message>
    <message>
        <source>Its subject in a few words; empty: no case</source>
        <translation>Son objet en quelques mots&#xa0;; vide&#xa0;: aucune demande</translation>
    </message>
    <message>
        <source>Only for a known customer</source>
        <translation>Seulement pour un client connu</translation>
    </message>
</context>
</TS>
