<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
<context>
    <name>Formats</name>
    <message numerus="yes">
        <source>%n d</source>
        <comment>days, short</comment>
        <translation>
            <numerusform>%n j</numerusform>
            <numerusform>%n j</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 h %2</source>
        <comment>hours, minutes</comment>
        <translation>%1 h %2</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>today %1</source>
        <comment>a time of day</comment>
        <translation>aujourd’hui %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <comment>a time of day</comment>
        <translation>hier %1</translation>
    </message>
    <message>
        <source>tomorrow %1</source>
        <comment>a time of day</comment>
        <translation>demain %1</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Aujourd’hui</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Hier</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>à l’instant</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>il y a %1 min</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>il y a %1 h</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>hier</translation>
    </message>
    <message numerus="yes">
        <source>%n d ago</source>
        <comment>days, short</comment>
        <translation>
            <numerusform>il y a %n j</numerusform>
            <numerusform>il y a %n j</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n month(s) ago</source>
        <translation>
            <numerusform>il y a %n mois</numerusform>
            <numerusform>il y a %n mois</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n year(s) ago</source>
        <translation>
            <numerusform>il y a %n an</numerusform>
            <numerusform>il y a %n ans</numerusform>
        </translation>
    </message>
    <message>
        <source>overdue by %1</source>
        <translation>dépassé de %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>a duration</comment>
        <translation>dans %1</translation>
    </message>
</context>
<context>
    <name>HitWords</name>
    <message>
        <source>born %1</source>
        <comment>a woman</comment>
        <translation>née en %1</translation>
    </message>
    <message>
        <source>born %1</source>
        <comment>a man</comment>
        <translation>né en %1</translation>
    </message>
    <message>
        <source>born %1</source>
        <comment>a person</comment>
        <translation>né(e) en %1</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>This profile is already open in another Visage. Close that one first.</source>
        <translation>Ce profil est déjà ouvert dans un autre Visage. Fermez-le d’abord.</translation>
    </message>
</context>
<context>
    <name>RefusedWords</name>
    <message>
        <source>To the queue: %1</source>
        <translation>Vers la file&#xa0;: %1</translation>
    </message>
    <message>
        <source>Out of its queue</source>
        <translation>Hors de sa file</translation>
    </message>
    <message>
        <source>New owner: %1</source>
        <translation>Nouveau responsable&#xa0;: %1</translation>
    </message>
    <message>
        <source>Back to its queue</source>
        <translation>Rendue à sa file</translation>
    </message>
    <message>
        <source>Promised before: %1</source>
        <translation>Promis auparavant&#xa0;: %1</translation>
    </message>
    <message>
        <source>New time: %1</source>
        <translation>Nouvelle heure&#xa0;: %1</translation>
    </message>
    <message>
        <source>%1 and %2 are one customer</source>
        <translation>%1 et %2 sont un seul client</translation>
    </message>
    <message>
        <source>%1 is a customer on their own</source>
        <translation>%1 est un client à part</translation>
    </message>
    <message>
        <source>a customer who is not on this desktop</source>
        <translation>un client absent de ce poste</translation>
    </message>
    <message>
        <source>Customer: %1</source>
        <translation>Client&#xa0;: %1</translation>
    </message>
    <message>
        <source>Case: %1, %2</source>
        <comment>Case: No. 12, late delivery</comment>
        <translation>Demande&#xa0;: %1, %2</translation>
    </message>
    <message>
        <source>Number, address or consent</source>
        <translation>Numéro, adresse ou consentement</translation>
    </message>
    <message>
        <source>%1: “%2” is right and stays</source>
        <translation>%1&#xa0;: «&#xa0;%2&#xa0;» est juste et reste</translation>
    </message>
    <message>
        <source>%1: what stands is right</source>
        <translation>%1&#xa0;: ce qui est en place est juste</translation>
    </message>
    <message>
        <source>%1: “%2” is right and comes back</source>
        <translation>%1&#xa0;: «&#xa0;%2&#xa0;» est juste et revient</translation>
    </message>
    <message>
        <source>%1: the earlier one comes back</source>
        <translation>%1&#xa0;: la valeur antérieure revient</translation>
    </message>
    <message>
        <source>%1: both stay</source>
        <translation>%1&#xa0;: les deux restent</translation>
    </message>
    <message>
        <source>What it was about is not on this desktop.</source>
        <translation>Ce dont il s’agissait n’est pas sur ce poste.</translation>
    </message>
</context>
<context>
    <name>ReviewWords</name>
    <message>
        <source>%1 — %2</source>
        <comment>Note written — Anne Lefèvre</comment>
        <translation>%1 — %2</translation>
    </message>
    <message>
        <source>Entered with a newer Visage</source>
        <translation>Saisi avec un Visage plus récent</translation>
    </message>
    <message>
        <source>This Visage is too old to read it. Update it, or throw the entry away.</source>
        <translation>Ce Visage est trop ancien pour la lire. Mettez-le à jour, ou écartez la saisie.</translation>
    </message>
</context>
<context>
    <name>StateTexts</name>
    <message>
        <source>next attempt %1</source>
        <comment>in 8 s</comment>
        <translation>prochain essai %1</translation>
    </message>
    <message>
        <source>Server: first synchronisation</source>
        <translation>Serveur&#xa0;: première synchronisation</translation>
    </message>
    <message>
        <source>Server: first synchronisation, %1 of %2</source>
        <translation>Serveur&#xa0;: première synchronisation, %1 sur %2</translation>
    </message>
    <message>
        <source>Server: connected</source>
        <translation>Serveur&#xa0;: connecté</translation>
    </message>
    <message>
        <source>Server: catching up</source>
        <translation>Serveur&#xa0;: mise à jour</translation>
    </message>
    <message>
        <source>Server: connecting</source>
        <translation>Serveur&#xa0;: connexion</translation>
    </message>
    <message>
        <source>Server: logging in</source>
        <translation>Serveur&#xa0;: authentification</translation>
    </message>
    <message>
        <source>Server: access refused</source>
        <translation>Serveur&#xa0;: accès refusé</translation>
    </message>
    <message>
        <source>Server: not reachable</source>
        <translation>Serveur&#xa0;: injoignable</translation>
    </message>
    <message>
        <source>Phone: %1</source>
        <comment>a state</comment>
        <translation>Téléphone&#xa0;: %1</translation>
    </message>
    <message>
        <source>Server: its disk is full</source>
        <translation>Serveur&#xa0;: son disque est plein</translation>
    </message>
    <message>
        <source>Server: waiting, the disk of this computer is full</source>
        <translation>Serveur&#xa0;: en attente, le disque de ce poste est plein</translation>
    </message>
    <message>
        <source>Server: certificate not accepted</source>
        <translation>Serveur&#xa0;: certificat non accepté</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Other</source>
        <translation>Autre</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>Conseiller</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>Superviseur</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>Administrateur</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>Téléphone</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Chat</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>Contact form</source>
        <translation>Formulaire</translation>
    </message>
    <message>
        <source>SMS</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Letter</source>
        <translation>Courrier</translation>
    </message>
    <message>
        <source>Shop visit</source>
        <translation>Visite en boutique</translation>
    </message>
    <message>
        <source>Mobile app</source>
        <translation>Application mobile</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Forum</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>Visio</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>Note interne</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Reçu</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>Envoyé</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Interne</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Particulier</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Ms</source>
        <translation>Mme</translation>
    </message>
    <message>
        <source>Mr</source>
        <translation>M.</translation>
    </message>
    <message>
        <source>Bronze</source>
        <translation>Bronze</translation>
    </message>
    <message>
        <source>Silver</source>
        <translation>Argent</translation>
    </message>
    <message>
        <source>Gold</source>
        <translation>Or</translation>
    </message>
    <message>
        <source>Platinum</source>
        <translation>Platine</translation>
    </message>
    <message>
        <source>Web site</source>
        <translation>Site web</translation>
    </message>
    <message>
        <source>Customer number</source>
        <translation>N° client</translation>
    </message>
    <message>
        <source>Postal address</source>
        <translation>Adresse postale</translation>
    </message>
    <message>
        <source>Loyalty card</source>
        <translation>Carte de fidélité</translation>
    </message>
    <message>
        <source>not asked</source>
        <translation>non demandé</translation>
    </message>
    <message>
        <source>agreed</source>
        <translation>consentement</translation>
    </message>
    <message>
        <source>objected</source>
        <translation>opposition</translation>
    </message>
    <message>
        <source>Social networks</source>
        <translation>Réseaux sociaux</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>Passée</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>Payée</translation>
    </message>
    <message>
        <source>Shipped</source>
        <translation>Expédiée</translation>
    </message>
    <message>
        <source>Delivered</source>
        <translation>Livrée</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Annulée</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>Retournée</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nouvelle</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Ouverte</translation>
    </message>
    <message>
        <source>Waiting for the customer</source>
        <translation>En attente du client</translation>
    </message>
    <message>
        <source>Waiting for a colleague</source>
        <translation>En attente en interne</translation>
    </message>
    <message>
        <source>Snoozed</source>
        <translation>Reportée</translation>
    </message>
    <message>
        <source>Solved</source>
        <translation>Résolue</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Clôturée</translation>
    </message>
    <message>
        <source>Merged</source>
        <translation>Fusionnée</translation>
    </message>
    <message>
        <source>Case opened</source>
        <translation>Demande ouverte</translation>
    </message>
    <message>
        <source>Status changed</source>
        <translation>Statut modifié</translation>
    </message>
    <message>
        <source>Owner changed</source>
        <translation>Responsable modifié</translation>
    </message>
    <message>
        <source>Reason changed</source>
        <translation>Motif modifié</translation>
    </message>
    <message>
        <source>Ongoing</source>
        <translation>En cours</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Terminé</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Manqué</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Refusé</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Échoué</translation>
    </message>
    <message>
        <source>Waiting for a connected channel</source>
        <translation>En attente d’un canal connecté</translation>
    </message>
    <message>
        <source>Handled</source>
        <translation>Traité</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>Faux numéro</translation>
    </message>
    <message>
        <source>Silent call</source>
        <translation>Appel muet</translation>
    </message>
    <message>
        <source>Canvassing</source>
        <translation>Démarchage</translation>
    </message>
    <message>
        <source>Internal call</source>
        <translation>Appel interne</translation>
    </message>
    <message>
        <source>Call-back promised</source>
        <translation>Rappel promis</translation>
    </message>
    <message>
        <source>recognised by the customer number</source>
        <translation>reconnu par le n° client</translation>
    </message>
    <message>
        <source>recognised by the number, confirmed by the network</source>
        <translation>reconnu par le numéro, certifié par le réseau</translation>
    </message>
    <message>
        <source>chosen by the agent</source>
        <translation>choisi par le conseiller</translation>
    </message>
    <message>
        <source>created during the call</source>
        <translation>créé pendant l’appel</translation>
    </message>
    <message>
        <source>ringing</source>
        <translation>sonne</translation>
    </message>
    <message>
        <source>dialling</source>
        <translation>numérotation</translation>
    </message>
    <message>
        <source>on the line</source>
        <translation>en communication</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>en attente</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>terminé</translation>
    </message>
    <message>
        <source>you hung up</source>
        <translation>vous avez raccroché</translation>
    </message>
    <message>
        <source>the other side hung up</source>
        <translation>l’interlocuteur a raccroché</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>refusé</translation>
    </message>
    <message>
        <source>missed call</source>
        <translation>appel manqué</translation>
    </message>
    <message>
        <source>answered by a colleague</source>
        <translation>pris par un collègue</translation>
    </message>
    <message>
        <source>busy</source>
        <translation>occupé</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>sans réponse</translation>
    </message>
    <message>
        <source>refused by the other side</source>
        <translation>refusé par l’interlocuteur</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>échec</translation>
    </message>
    <message>
        <source>the phone was restarted</source>
        <translation>le téléphone a redémarré</translation>
    </message>
    <message>
        <source>off</source>
        <translation>arrêté</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>démarrage</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>connexion</translation>
    </message>
    <message>
        <source>ready</source>
        <translation>prêt</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>injoignable</translation>
    </message>
    <message>
        <source>Outgoing call, no answer</source>
        <translation>Appel sortant sans réponse</translation>
    </message>
    <message>
        <source>Outgoing call</source>
        <translation>Appel sortant</translation>
    </message>
    <message>
        <source>Missed call</source>
        <translation>Appel manqué</translation>
    </message>
    <message>
        <source>Rejected call</source>
        <translation>Appel refusé</translation>
    </message>
    <message>
        <source>Incoming call</source>
        <translation>Appel entrant</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>a channel and a direction: &quot;E-mail received&quot;</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>The server cannot be reached. Your work is kept here and sent later.</source>
        <translation>Le serveur est injoignable. Votre travail est conservé ici et sera envoyé plus tard.</translation>
    </message>
    <message>
        <source>This is being used elsewhere at the moment. Try again.</source>
        <translation>C’est utilisé ailleurs en ce moment. Réessayez.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space, then try again.</source>
        <translation>Le disque est plein. Libérez de l’espace, puis réessayez.</translation>
    </message>
    <message>
        <source>Too many attempts. Wait a minute, then try again.</source>
        <translation>Trop d’essais. Attendez une minute, puis réessayez.</translation>
    </message>
    <message>
        <source>Your role does not allow this. Ask a lead.</source>
        <translation>Votre rôle ne le permet pas. Demandez à un superviseur.</translation>
    </message>
    <message>
        <source>The user name or the password is wrong.</source>
        <translation>L’identifiant ou le mot de passe est incorrect.</translation>
    </message>
    <message>
        <source>Too many wrong passwords: this account is locked for a while. Ask an administrator.</source>
        <translation>Trop de mots de passe erronés&#xa0;: ce compte est bloqué un moment. Demandez à un administrateur.</translation>
    </message>
    <message>
        <source>Your session has ended. Log in again.</source>
        <translation>Votre session est terminée. Reconnectez-vous.</translation>
    </message>
    <message>
        <source>The server speaks a newer version of the protocol. Update Visage on this computer.</source>
        <translation>Le serveur parle une version plus récente du protocole. Mettez Visage à jour sur ce poste.</translation>
    </message>
    <message>
        <source>These data were written by a newer version. Update Visage on this computer.</source>
        <translation>Ces données ont été écrites par une version plus récente. Mettez Visage à jour sur ce poste.</translation>
    </message>
    <message>
        <source>Visage was opened with this profile elsewhere, which took over.</source>
        <translation>Visage a été ouvert ailleurs avec ce profil, qui a pris la main.</translation>
    </message>
    <message>
        <source>This is too long to be kept: shorten it.</source>
        <translation>C’est trop long pour être conservé&#xa0;: raccourcissez le texte.</translation>
    </message>
    <message>
        <source>The file of unsent work was damaged: what could be read of it will be sent. Keep the file that was set aside beside it.</source>
        <translation>Le fichier du travail à envoyer était endommagé&#xa0;: ce qui a pu être lu sera envoyé. Conservez le fichier mis de côté dans le même dossier.</translation>
    </message>
    <message>
        <source>This customer does not exist, or exists no more: search for them again.</source>
        <translation>Ce client n’existe pas, ou n’existe plus&#xa0;: recherchez-le de nouveau.</translation>
    </message>
    <message>
        <source>This note does not exist, or exists no more: write a new one.</source>
        <translation>Cette note n’existe pas, ou n’existe plus&#xa0;: écrivez-en une nouvelle.</translation>
    </message>
    <message>
        <source>This reason does not exist: choose another one.</source>
        <translation>Ce motif n’existe pas&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The note is empty: write something first.</source>
        <translation>La note est vide&#xa0;: écrivez d’abord quelque chose.</translation>
    </message>
    <message>
        <source>The note is empty: write something, or leave it as it was.</source>
        <translation>La note est vide&#xa0;: écrivez quelque chose, ou laissez-la telle qu’elle était.</translation>
    </message>
    <message>
        <source>The alert is empty: write what everybody must know.</source>
        <translation>L’alerte est vide&#xa0;: écrivez ce que chacun doit savoir.</translation>
    </message>
    <message>
        <source>The alert would have expired already: choose a later day.</source>
        <translation>L’alerte serait déjà échue&#xa0;: choisissez un jour plus tardif.</translation>
    </message>
    <message>
        <source>Say why the case is closed: choose a reason or write a sentence.</source>
        <translation>Dites pourquoi la demande est close&#xa0;: choisissez un motif ou écrivez une phrase.</translation>
    </message>
    <message>
        <source>Say in a few words what the case is about.</source>
        <translation>Dites en quelques mots l’objet de la demande.</translation>
    </message>
    <message>
        <source>This is no number, address or account that can be kept: check it.</source>
        <translation>Ce n’est ni un numéro, ni une adresse, ni un compte utilisable&#xa0;: vérifiez la saisie.</translation>
    </message>
    <message>
        <source>A customer needs a name: type at least a surname.</source>
        <translation>Un client a besoin d’un nom&#xa0;: saisissez au moins le nom de famille.</translation>
    </message>
    <message>
        <source>An organisation needs a name.</source>
        <translation>Une organisation a besoin d’un nom.</translation>
    </message>
    <message>
        <source>The server&apos;s disk is full. Your work is kept here and sent when there is room again: tell your administrator.</source>
        <translation>Le disque du serveur est plein. Votre travail est conservé ici et sera envoyé dès qu’il y aura de la place&#xa0;: prévenez votre administrateur.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate comes from an authority that this computer does not trust. Have your administrator install that authority here, or check the server&apos;s address.</source>
        <translation>Le certificat du serveur vient d’une autorité que ce poste ne connaît pas. Faites installer cette autorité ici par votre administrateur, ou vérifiez l’adresse du serveur.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is for another name than the address says. Correct the address, or tell your administrator.</source>
        <translation>Le certificat du serveur porte un autre nom que l’adresse du serveur. Corrigez l’adresse, ou prévenez votre administrateur.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not valid today. Check the date of this computer, or have your administrator renew the certificate.</source>
        <translation>Le certificat du serveur n’est pas valable aujourd’hui. Vérifiez la date de ce poste, ou faites renouveler le certificat par votre administrateur.</translation>
    </message>
    <message>
        <source>The server is older than this Visage. It must be updated first: tell your administrator.</source>
        <translation>Le serveur est plus ancien que ce Visage. Il doit être mis à jour d’abord&#xa0;: prévenez votre administrateur.</translation>
    </message>
    <message>
        <source>The file of unsent work was damaged, and no unsent work could be read in it. Keep the file that was set aside beside it.</source>
        <translation>Le fichier du travail à envoyer était endommagé, et aucun travail à envoyer n’a pu y être lu. Conservez le fichier mis de côté dans le même dossier.</translation>
    </message>
    <message>
        <source>Type your user name.</source>
        <translation>Saisissez votre nom d’utilisateur.</translation>
    </message>
    <message>
        <source>This customer is not on this desktop.</source>
        <translation>Ce client n’est pas sur ce poste.</translation>
    </message>
    <message>
        <source>recognised by the number shown, not confirmed by the network</source>
        <translation>reconnu par le numéro affiché, non confirmé par le réseau</translation>
    </message>
    <message>
        <source>The local copy was damaged and has been set aside: it is fetched again from the server. Your unsent work is not touched.</source>
        <translation>La copie locale était endommagée et a été mise de côté&#xa0;: elle est de nouveau chargée depuis le serveur. Votre travail à envoyer est intact.</translation>
    </message>
    <message>
        <source>The server sent a message that is not due now.</source>
        <translation>Le serveur a envoyé un message qui n’est pas attendu à ce moment.</translation>
    </message>
    <message>
        <source>The server sent a message that is too large.</source>
        <translation>Le serveur a envoyé un message trop grand.</translation>
    </message>
    <message>
        <source>The server sent a message that cannot be read.</source>
        <translation>Le serveur a envoyé un message illisible.</translation>
    </message>
    <message>
        <source>This server is another one than this desktop has worked with: check the address of the server, or use another profile for it.</source>
        <translation>Ce serveur n’est pas celui avec lequel ce poste a travaillé&#xa0;: vérifiez l’adresse du serveur, ou utilisez un autre profil pour lui.</translation>
    </message>
    <message>
        <source>The birth date lies in the future or does not exist: correct it or leave it empty.</source>
        <translation>La date de naissance est dans l’avenir ou n’existe pas&#xa0;: corrigez-la ou laissez-la vide.</translation>
    </message>
    <message>
        <source>Another case has this id already: open the case again.</source>
        <translation>Une autre demande porte déjà cet identifiant&#xa0;: ouvrez de nouveau la demande.</translation>
    </message>
    <message>
        <source>Somebody changed the status of this case before: look at it again.</source>
        <translation>Quelqu’un a déjà changé le statut de cette demande&#xa0;: regardez-la de nouveau.</translation>
    </message>
    <message>
        <source>The case has this status already.</source>
        <translation>La demande a déjà ce statut.</translation>
    </message>
    <message>
        <source>A merged case has no status of its own: work on the case it was merged into.</source>
        <translation>Une demande fusionnée n’a plus de statut&#xa0;: travaillez sur celle qui l’a reprise.</translation>
    </message>
    <message>
        <source>The note is too long: shorten it to</source>
        <translation>La note est trop longue&#xa0;: raccourcissez-la à</translation>
    </message>
    <message>
        <source>The text is too long: shorten it to</source>
        <translation>Le texte est trop long&#xa0;: raccourcissez-le à</translation>
    </message>
    <message>
        <source>The alert is too long: shorten it to</source>
        <translation>L’alerte est trop longue&#xa0;: raccourcissez-la à</translation>
    </message>
    <message>
        <source>The subject is too long: shorten it to</source>
        <translation>L’objet est trop long&#xa0;: raccourcissez-le à</translation>
    </message>
    <message>
        <source>A name is too long: shorten it to</source>
        <translation>Un nom est trop long&#xa0;: raccourcissez-le à</translation>
    </message>
    <message>
        <source>The server could not keep this change: enter it again, and if that fails too, show this to your administrator:</source>
        <translation>Le serveur n’a pas pu garder cette modification&#xa0;: saisissez-la de nouveau et, si cela échoue encore, montrez ceci à votre administrateur&#xa0;:</translation>
    </message>
    <message>
        <source>Somebody else pinned this alert: ask them or a lead to remove it.</source>
        <translation>Un collègue a épinglé cette alerte&#xa0;: demandez-lui, ou à un superviseur, de la retirer.</translation>
    </message>
    <message>
        <source>Nothing was changed: change something first.</source>
        <translation>Rien n’a été modifié&#xa0;: modifiez d’abord quelque chose.</translation>
    </message>
    <message>
        <source>This value cannot be read: enter it again.</source>
        <translation>Cette valeur est illisible&#xa0;: saisissez-la de nouveau.</translation>
    </message>
    <message>
        <source>Only one of the two can stand: choose one.</source>
        <translation>Une seule des deux valeurs peut rester&#xa0;: choisissez.</translation>
    </message>
    <message>
        <source>The match weights were written by a newer Visage. Update this one.</source>
        <translation>Les poids de rapprochement ont été écrits par un Visage plus récent. Mettez celui-ci à jour.</translation>
    </message>
    <message>
        <source>A consent is not taken back: record it again, with its evidence.</source>
        <translation>Un consentement ne se rétablit pas&#xa0;: enregistrez-le de nouveau, avec sa preuve.</translation>
    </message>
    <message>
        <source>This number or address is on another customer&apos;s record: open that one.</source>
        <translation>Ce numéro ou cette adresse figure sur la fiche d’un autre client&#xa0;: ouvrez celle-là.</translation>
    </message>
    <message>
        <source>A number is replaced by a number, an address by an address.</source>
        <translation>Un numéro se remplace par un numéro, une adresse par une adresse.</translation>
    </message>
    <message>
        <source>The tag is empty: write a word.</source>
        <translation>L’étiquette est vide&#xa0;: écrivez un mot.</translation>
    </message>
    <message>
        <source>Say where the customer agreed (a call, a form, a letter): without that the stricter answer stands.</source>
        <translation>Dites où le client a donné son accord (appel, formulaire, courrier)&#xa0;: sans cela, la réponse la plus stricte reste.</translation>
    </message>
    <message>
        <source>A stricter answer of this customer was recorded meanwhile and stands: look at the record again, and ask the customer if in doubt.</source>
        <translation>Une réponse plus stricte de ce client a été enregistrée entre-temps et reste valable&#xa0;: regardez de nouveau la fiche, et interrogez le client en cas de doute.</translation>
    </message>
    <message>
        <source>Say whether the customer agrees or refuses.</source>
        <translation>Dites si le client accepte ou refuse.</translation>
    </message>
    <message>
        <source>A country is written with its two letters: FR, BE, DE...</source>
        <translation>Un pays s’écrit avec ses deux lettres&#xa0;: FR, BE, DE...</translation>
    </message>
    <message>
        <source>A customer since a day that has not come: correct it or leave it empty.</source>
        <translation>Client depuis un jour à venir&#xa0;: corrigez la date ou laissez-la vide.</translation>
    </message>
    <message>
        <source>This entry is too long: shorten it to</source>
        <translation>Cette saisie est trop longue&#xa0;: raccourcissez-la à</translation>
    </message>
    <message>
        <source>The tag is too long: shorten it to</source>
        <translation>L’étiquette est trop longue&#xa0;: raccourcissez-la à</translation>
    </message>
    <message>
        <source>The evidence is too long: shorten it to</source>
        <translation>La preuve est trop longue&#xa0;: raccourcissez-la à</translation>
    </message>
    <message>
        <source>Your role does not allow to change this: ask a lead.</source>
        <translation>Votre rôle ne permet pas de modifier ceci&#xa0;: demandez à un superviseur.</translation>
    </message>
    <message>
        <source>This computer does not know the server yet. Compare the fingerprint of its key with the one that your administrator has given you.</source>
        <translation>Ce poste ne connaît pas encore le serveur. Comparez l’empreinte de sa clé avec celle que votre administrateur vous a donnée.</translation>
    </message>
    <message>
        <source>The server shows another key than the one that was accepted here: somebody else may be answering in its place. Do not log in, and ask your administrator. Only if they have changed the key, start Visage once with --forget-certificate.</source>
        <translation>Le serveur présente une autre clé que celle qui a été acceptée ici&#xa0;: quelqu’un d’autre répond peut-être à sa place. Ne vous connectez pas et demandez à votre administrateur. Seulement s’il a changé la clé, démarrez Visage une fois avec --forget-certificate.</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Repris</translation>
    </message>
    <message>
        <source>Queue changed</source>
        <translation>File changée</translation>
    </message>
    <message>
        <source>Somebody else has taken this case, or given it away: look at it again.</source>
        <translation>Quelqu’un d’autre a pris cette demande, ou l’a confiée&#xa0;: relisez-la.</translation>
    </message>
    <message>
        <source>Nothing would change: the case is theirs already.</source>
        <translation>Rien ne changerait&#xa0;: la demande est déjà à cette personne.</translation>
    </message>
    <message>
        <source>Say when the customer will be called back.</source>
        <translation>Dites quand le client sera rappelé.</translation>
    </message>
    <message>
        <source>The callback would end before it begins: correct the time.</source>
        <translation>Le rappel finirait avant de commencer&#xa0;: corrigez l’heure.</translation>
    </message>
    <message>
        <source>Say in a few words why the customer could not be called.</source>
        <translation>Dites en quelques mots pourquoi le client n’a pas pu être joint.</translation>
    </message>
    <message>
        <source>Somebody closed this callback before: look at it again.</source>
        <translation>Quelqu’un a déjà clos ce rappel&#xa0;: relisez-le.</translation>
    </message>
    <message>
        <source>Choose another time for the callback.</source>
        <translation>Choisissez une autre heure pour le rappel.</translation>
    </message>
    <message>
        <source>This callback is over: book another one if it is still needed.</source>
        <translation>Ce rappel est terminé&#xa0;: prévoyez-en un autre s’il en faut encore un.</translation>
    </message>
    <message>
        <source>Somebody gave this callback another time before: look at it again.</source>
        <translation>Quelqu’un a déjà déplacé ce rappel&#xa0;: relisez-le.</translation>
    </message>
    <message>
        <source>This message was taken back: write a new one.</source>
        <translation>Ce message a été retiré&#xa0;: écrivez-en un nouveau.</translation>
    </message>
    <message>
        <source>Somebody changed this message meanwhile: read what it says now.</source>
        <translation>Quelqu’un a modifié ce message entre-temps : lisez ce qu’il dit maintenant.</translation>
    </message>
    <message>
        <source>The message is empty: write something, or take it back.</source>
        <translation>Le message est vide&#xa0;: écrivez quelque chose, ou retirez-le.</translation>
    </message>
    <message>
        <source>The message is empty: write something first.</source>
        <translation>Le message est vide&#xa0;: écrivez d’abord quelque chose.</translation>
    </message>
    <message>
        <source>This message waits no longer: it is under way or was sent.</source>
        <translation>Ce message n’attend plus&#xa0;: il est en cours d’envoi ou déjà parti.</translation>
    </message>
    <message>
        <source>Nothing can be written on this channel: choose another one.</source>
        <translation>On ne peut pas écrire sur ce canal&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>Say where the message goes: an address, a number or an account.</source>
        <translation>Dites où va le message&#xa0;: une adresse, un numéro ou un compte.</translation>
    </message>
    <message>
        <source>Say how the contact came about: a visit, a letter, a call...</source>
        <translation>Dites comment l’échange a eu lieu&#xa0;: une visite, un courrier, un appel…</translation>
    </message>
    <message>
        <source>The contact would lie in the future: correct its time.</source>
        <translation>L’échange serait dans l’avenir&#xa0;: corrigez son heure.</translation>
    </message>
    <message>
        <source>The contact would end before it begins: correct its time.</source>
        <translation>L’échange finirait avant de commencer&#xa0;: corrigez son heure.</translation>
    </message>
    <message>
        <source>Say in a few words what the contact was about.</source>
        <translation>Dites en quelques mots de quoi il s’agissait.</translation>
    </message>
    <message>
        <source>Somebody moved this case to another queue before: look at it again.</source>
        <translation>Quelqu’un a déjà mis cette demande dans une autre file&#xa0;: relisez-la.</translation>
    </message>
    <message>
        <source>This queue does not exist or is switched off: choose another one.</source>
        <translation>Cette file n’existe pas ou est désactivée&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>This queue does not exist: choose another one.</source>
        <translation>Cette file n’existe pas&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>This colleague does not work here any more: choose another one.</source>
        <translation>Ce collègue ne travaille plus ici&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>The text of the callback is too long: shorten it to</source>
        <translation>Le texte du rappel est trop long&#xa0;: ramenez-le à</translation>
    </message>
    <message>
        <source>The outcome is too long: shorten it to</source>
        <translation>Le résultat est trop long&#xa0;: ramenez-le à</translation>
    </message>
    <message>
        <source>The message is too long: shorten it to</source>
        <translation>Le message est trop long&#xa0;: ramenez-le à</translation>
    </message>
    <message>
        <source>Somebody else wrote this message: ask them or a lead to change it or take it back.</source>
        <translation>Quelqu’un d’autre a écrit ce message&#xa0;: demandez-lui, ou à un responsable, de le modifier ou de le retirer.</translation>
    </message>
    <message>
        <source>Too many wrong passwords: try again in</source>
        <translation>Trop de mots de passe erronés&#xa0;: réessayez dans</translation>
    </message>
    <message>
        <source>This account is switched off. Ask your administrator.</source>
        <translation>Ce compte est désactivé. Adressez-vous à votre administrateur.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check its address and the network: without it, only those can log in who have done so on this computer in the last 30 days.</source>
        <translation>Le serveur est injoignable. Vérifiez son adresse et le réseau&#xa0;: sans lui, seuls peuvent se connecter ceux qui l’ont fait sur ce poste au cours des 30 derniers jours.</translation>
    </message>
    <message>
        <source>This number or address is not on the record, or no longer: somebody changed it, look at the record again.</source>
        <translation>Ce numéro ou cette adresse ne figure pas, ou plus, sur la fiche&#xa0;: quelqu’un l’a modifiée, regardez-la de nouveau.</translation>
    </message>
    <message>
        <source>This case does not exist, or exists no more: look at the record again.</source>
        <translation>Cette demande n’existe pas, ou n’existe plus&#xa0;: regardez de nouveau la fiche.</translation>
    </message>
    <message>
        <source>This alert does not exist, or exists no more: look at the record again.</source>
        <translation>Cette alerte n’existe pas, ou n’existe plus&#xa0;: regardez de nouveau la fiche.</translation>
    </message>
    <message>
        <source>The case of this note does not exist, or exists no more: write the note on the customer instead.</source>
        <translation>La demande de cette note n’existe pas, ou n’existe plus&#xa0;: écrivez plutôt la note sur la fiche du client.</translation>
    </message>
    <message>
        <source>This earlier value is not kept, or no longer: type the right value into the record.</source>
        <translation>Cette ancienne valeur n’est pas, ou plus, conservée&#xa0;: saisissez la bonne valeur dans la fiche.</translation>
    </message>
    <message>
        <source>This tag is not on the record, or no longer: somebody changed it, look at the record again.</source>
        <translation>Cette étiquette ne figure pas, ou plus, sur la fiche&#xa0;: quelqu’un l’a modifiée, regardez-la de nouveau.</translation>
    </message>
    <message>
        <source>This callback does not exist, or exists no more: book another one if it is still needed.</source>
        <translation>Ce rappel n’existe pas, ou n’existe plus&#xa0;: prévoyez-en un autre s’il reste nécessaire.</translation>
    </message>
    <message>
        <source>This message does not exist, or exists no more: write a new one.</source>
        <translation>Ce message n’existe pas, ou n’existe plus&#xa0;: écrivez-en un nouveau.</translation>
    </message>
    <message>
        <source>The case is in this queue already: choose another one.</source>
        <translation>La demande est déjà dans cette file&#xa0;: choisissez-en une autre.</translation>
    </message>
    <message>
        <source>The local copy cannot be read now, so nothing was kept: copy your text and try again in a moment. If that fails, start Visage again.</source>
        <translation>La copie locale n’est pas lisible en ce moment, rien n’a donc été enregistré&#xa0;: copiez votre texte et réessayez dans un instant. Si cela échoue, relancez Visage.</translation>
    </message>
    <message>
        <source>The files of Visage on this computer cannot be opened, so nothing was kept: copy your text, check the disk, then start Visage again.</source>
        <translation>Les fichiers de Visage sur ce poste ne peuvent pas être ouverts, rien n’a donc été enregistré&#xa0;: copiez votre texte, vérifiez le disque, puis relancez Visage.</translation>
    </message>
    <message>
        <source>A damaged file cannot be set aside: check the rights and the space on its disk, then start Visage again.</source>
        <translation>Un fichier endommagé ne peut pas être mis de côté&#xa0;: vérifiez les droits et la place sur son disque, puis relancez Visage.</translation>
    </message>
    <message>
        <source>The profile folder cannot be written: check its rights and the space on its disk.</source>
        <translation>Le dossier du profil ne peut pas être écrit&#xa0;: vérifiez ses droits et la place sur son disque.</translation>
    </message>
    <message>
        <source>The folder for your work cannot be made: check the rights and the space on its disk.</source>
        <translation>Le dossier de votre travail ne peut pas être créé&#xa0;: vérifiez les droits et la place sur son disque.</translation>
    </message>
    <message>
        <source>Nobody is logged in, so nothing was kept: copy your text, log in, then enter it again.</source>
        <translation>Personne n’est connecté, rien n’a donc été enregistré&#xa0;: copiez votre texte, connectez-vous, puis saisissez-le de nouveau.</translation>
    </message>
    <message>
        <source>Nobody is logged in: log in first.</source>
        <translation>Personne n’est connecté&#xa0;: connectez-vous d’abord.</translation>
    </message>
    <message>
        <source>The local copy was written by a newer Visage: it is fetched again from the server. Nothing of yours is lost.</source>
        <translation>La copie locale vient d’un Visage plus récent&#xa0;: elle est de nouveau demandée au serveur. Rien de votre travail n’est perdu.</translation>
    </message>
    <message>
        <source>The local copy is fetched again.</source>
        <translation>La copie locale est de nouveau demandée au serveur.</translation>
    </message>
    <message>
        <source>The local copy is damaged:</source>
        <translation>La copie locale est endommagée&#xa0;:</translation>
    </message>
    <message>
        <source>The cache does not say what it is a copy of.</source>
        <translation>La copie locale ne dit pas de quel serveur elle vient&#xa0;: relancez Visage.</translation>
    </message>
    <message>
        <source>The file of unsent work is damaged:</source>
        <translation>Le fichier du travail à envoyer est endommagé&#xa0;:</translation>
    </message>
    <message>
        <source>An entry of the unsent work has an unknown form.</source>
        <translation>Une saisie à envoyer a une forme inconnue&#xa0;: prévenez votre administrateur.</translation>
    </message>
    <message>
        <source>An entry of the unsent work is unreadable:</source>
        <translation>Une saisie à envoyer est illisible&#xa0;:</translation>
    </message>
    <message>
        <source>This is about somebody who was erased: nothing of it can be kept.</source>
        <translation>Cela concerne une personne qui a été effacée&#xa0;: rien ne peut en être conservé.</translation>
    </message>
    <message>
        <source>The database is in use by another program: try again in a moment.</source>
        <translation>Les données sont utilisées par un autre programme&#xa0;: réessayez dans un instant.</translation>
    </message>
    <message>
        <source>The database file is damaged: restore it from a backup.</source>
        <translation>Le fichier de données est endommagé&#xa0;: restaurez-le depuis une sauvegarde.</translation>
    </message>
    <message>
        <source>The database may not be written: give this program the right to write there.</source>
        <translation>Les données ne peuvent pas être écrites&#xa0;: donnez à ce programme le droit d’écrire à cet endroit.</translation>
    </message>
    <message>
        <source>The database file cannot be opened: check that its folder exists.</source>
        <translation>Le fichier de données ne peut pas être ouvert&#xa0;: vérifiez que son dossier existe.</translation>
    </message>
    <message>
        <source>The database refused a row that contradicts another one.</source>
        <translation>Cette saisie en contredit une autre, et n’a pas été prise&#xa0;: ouvrez de nouveau la fiche.</translation>
    </message>
    <message>
        <source>The question was interrupted by a newer one.</source>
        <translation>Cette demande a été remplacée par une plus récente.</translation>
    </message>
    <message>
        <source>The database reported a fault.</source>
        <translation>Les données sur ce poste ont signalé une panne&#xa0;: relancez Visage.</translation>
    </message>
    <message>
        <source>One of these customers does not exist, or exists no more: search for them again.</source>
        <translation>L’un de ces clients n’existe pas, ou n’existe plus&#xa0;: recherchez-le de nouveau.</translation>
    </message>
    <message>
        <source>Somebody joined this record with another one before: join that one.</source>
        <translation>Quelqu’un a déjà réuni cette fiche avec une autre&#xa0;: réunissez celle-là.</translation>
    </message>
    <message>
        <source>A record cannot be joined with itself: choose two.</source>
        <translation>Une fiche ne peut pas être réunie avec elle-même&#xa0;: choisissez-en deux.</translation>
    </message>
    <message>
        <source>This priority does not exist: choose P1, P2 or P3.</source>
        <translation>Cette priorité n’existe pas&#xa0;: choisissez P1, P2 ou P3.</translation>
    </message>
    <message>
        <source>Another contact has this id already: enter it again.</source>
        <translation>Un autre échange porte déjà cet identifiant&#xa0;: saisissez-le de nouveau.</translation>
    </message>
    <message>
        <source>Another contact has this id already: write the message again.</source>
        <translation>Un autre échange porte déjà cet identifiant&#xa0;: écrivez de nouveau le message.</translation>
    </message>
    <message>
        <source>This value cannot be read any more: enter it again.</source>
        <translation>Cette valeur n’est plus lisible&#xa0;: saisissez-la de nouveau.</translation>
    </message>
    <message>
        <source>Say which contact is meant.</source>
        <translation>Indiquez de quel échange il s’agit.</translation>
    </message>
    <message>
        <source>This kind of identifier is not known here.</source>
        <translation>Ce type de coordonnée n’est pas connu ici&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>A callback without an id cannot be kept.</source>
        <translation>Un rappel sans identifiant ne peut pas être enregistré&#xa0;: saisissez-le de nouveau.</translation>
    </message>
    <message>
        <source>A case cannot be given this status.</source>
        <translation>Une demande ne peut pas prendre ce statut&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>A change of status without an id cannot be kept.</source>
        <translation>Un changement de statut sans identifiant ne peut pas être enregistré&#xa0;: saisissez-le de nouveau.</translation>
    </message>
    <message>
        <source>This event belongs to another case.</source>
        <translation>Cet événement appartient à une autre demande&#xa0;: ouvrez de nouveau la fiche.</translation>
    </message>
    <message>
        <source>A callback ends as done, cancelled or failed.</source>
        <translation>Un rappel se termine comme fait, annulé ou sans succès.</translation>
    </message>
    <message>
        <source>A change of a case without an id cannot be kept.</source>
        <translation>Un changement de demande sans identifiant ne peut pas être enregistré&#xa0;: saisissez-le de nouveau.</translation>
    </message>
    <message>
        <source>A customer without an id cannot be kept.</source>
        <translation>Un client sans identifiant ne peut pas être enregistré&#xa0;: saisissez-le de nouveau.</translation>
    </message>
    <message>
        <source>A customer is a person or an organisation.</source>
        <translation>Un client est une personne ou une organisation&#xa0;: choisissez.</translation>
    </message>
    <message>
        <source>The new version of the note has no id of its own.</source>
        <translation>La nouvelle version de la note n’a pas d’identifiant&#xa0;: saisissez-la de nouveau.</translation>
    </message>
    <message>
        <source>This version belongs to another note.</source>
        <translation>Cette version appartient à une autre note&#xa0;: ouvrez de nouveau la fiche.</translation>
    </message>
    <message>
        <source>Say why: the person asked for it, their time is over, or the record was a mistake.</source>
        <translation>Indiquez pourquoi&#xa0;: la personne l’a demandé, le délai est écoulé, ou la fiche était une erreur.</translation>
    </message>
    <message>
        <source>A contact without an id cannot be kept.</source>
        <translation>Un échange sans identifiant ne peut pas être enregistré&#xa0;: saisissez-le de nouveau.</translation>
    </message>
    <message>
        <source>A contact comes in, goes out or is internal.</source>
        <translation>Un échange est entrant, sortant ou interne&#xa0;: choisissez.</translation>
    </message>
    <message>
        <source>A case without an id cannot be kept.</source>
        <translation>Une demande sans identifiant ne peut pas être enregistrée&#xa0;: saisissez-la de nouveau.</translation>
    </message>
    <message>
        <source>An alert without an id cannot be kept.</source>
        <translation>Une alerte sans identifiant ne peut pas être enregistrée&#xa0;: saisissez-la de nouveau.</translation>
    </message>
    <message>
        <source>A message without an id cannot be kept.</source>
        <translation>Un message sans identifiant ne peut pas être enregistré&#xa0;: saisissez-le de nouveau.</translation>
    </message>
    <message>
        <source>A call without an id cannot be kept.</source>
        <translation>Un appel sans identifiant ne peut pas être enregistré.</translation>
    </message>
    <message>
        <source>A call comes in or goes out.</source>
        <translation>Un appel est entrant ou sortant.</translation>
    </message>
    <message>
        <source>This contact is no call.</source>
        <translation>Cet échange n’est pas un appel.</translation>
    </message>
    <message>
        <source>A consent without an id cannot be kept.</source>
        <translation>Un consentement sans identifiant ne peut pas être enregistré&#xa0;: saisissez-le de nouveau.</translation>
    </message>
    <message>
        <source>This kind of consent is not known here.</source>
        <translation>Ce type de consentement n’est pas connu ici&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>It is not said which tag was seen: open the record again.</source>
        <translation>Il n’est pas dit quelle étiquette a été vue&#xa0;: ouvrez de nouveau la fiche.</translation>
    </message>
    <message>
        <source>A change without an id cannot be kept.</source>
        <translation>Une modification sans identifiant ne peut pas être enregistrée&#xa0;: saisissez-la de nouveau.</translation>
    </message>
    <message>
        <source>This is no part of a customer&apos;s record that people change.</source>
        <translation>Cette partie de la fiche ne se modifie pas à la main.</translation>
    </message>
    <message>
        <source>Say which of the two values is right.</source>
        <translation>Indiquez laquelle des deux valeurs est la bonne.</translation>
    </message>
    <message>
        <source>One change names the same entry twice: enter it again.</source>
        <translation>La modification contient deux fois le même champ&#xa0;: saisissez-la de nouveau.</translation>
    </message>
    <message>
        <source>A note without an id cannot be kept.</source>
        <translation>Une note sans identifiant ne peut pas être enregistrée&#xa0;: saisissez-la de nouveau.</translation>
    </message>
    <message>
        <source>Say what the note is about: a customer, a case or a contact.</source>
        <translation>Indiquez sur quoi porte la note&#xa0;: un client, une demande ou un échange.</translation>
    </message>
    <message>
        <source>Nobody has less than no points.</source>
        <translation>Le nombre de points ne peut pas être négatif&#xa0;: corrigez-le.</translation>
    </message>
    <message>
        <source>This choice is not known here: choose another one.</source>
        <translation>Ce choix n’est pas connu ici&#xa0;: choisissez-en un autre.</translation>
    </message>
    <message>
        <source>This waits no longer: look at the list again.</source>
        <translation>Ceci n’attend plus&#xa0;: regardez de nouveau la liste.</translation>
    </message>
    <message>
        <source>Somebody else has decided over this before: look at the list again.</source>
        <translation>Quelqu’un d’autre en avait déjà décidé&#xa0;: regardez de nouveau la liste.</translation>
    </message>
    <message>
        <source>This is about somebody who was erased: throw it away.</source>
        <translation>Ceci concerne une personne effacée&#xa0;: écartez-le.</translation>
    </message>
    <message>
        <source>Only a lead or an administrator decides over this.</source>
        <translation>Seul un responsable ou un administrateur en décide.</translation>
    </message>
</context>
<context>
    <name>visage::ui::AboutDialog</name>
    <message>
        <source>About Visage</source>
        <translation>À propos de Visage</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
    <message>
        <source>The customer on the screen before the call is answered, with everything that was said on every channel.</source>
        <translation>Le client à l’écran avant de décrocher, avec tout ce qui s’est dit sur chaque canal.</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later. Made with Qt %1 (LGPL 3); icons by Lucide (ISC).</source>
        <translation>Logiciel libre sous licence publique générale GNU, version 3 ou ultérieure. Fait avec Qt %1 (LGPL 3)&#xa0;; icônes de Lucide (ISC).</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>visage::ui::Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Fermer ce message</translation>
    </message>
</context>
<context>
    <name>visage::ui::CommandPalette</name>
    <message>
        <source>Command palette</source>
        <translation>Palette de commandes</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>A few letters of a command</source>
        <translation>Quelques lettres d’une commande</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Commandes</translation>
    </message>
</context>
<context>
    <name>visage::ui::DesktopStateDialog</name>
    <message>
        <source>Without contact with the server, the customers stay on this computer until %1. What you have entered stays in any case.</source>
        <translation>Sans contact avec le serveur, les clients restent sur ce poste jusqu’au %1. Ce que vous avez saisi reste dans tous les cas.</translation>
    </message>
    <message>
        <source>No customers are kept on this computer.</source>
        <translation>Aucun client n’est conservé sur ce poste.</translation>
    </message>
    <message>
        <source>Everything that was entered here has been sent.</source>
        <translation>Tout ce qui a été saisi ici est envoyé.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries are not sent yet. They go out by themselves as soon as the server can be reached.</source>
        <translation>
            <numerusform>%Ln saisie n’est pas encore envoyée. Elle partira d’elle-même dès que le serveur sera joignable.</numerusform>
            <numerusform>%Ln saisies ne sont pas encore envoyées. Elles partiront d’elles-mêmes dès que le serveur sera joignable.</numerusform>
        </translation>
    </message>
    <message>
        <source>State of this desktop</source>
        <translation>État de ce poste</translation>
    </message>
    <message>
        <source>Entries that are not sent yet</source>
        <translation>Saisies à envoyer</translation>
    </message>
    <message>
        <source>Text of the entry</source>
        <translation>Texte de la saisie</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>visage::ui::HalfWritten</name>
    <message>
        <source>Message to the customer, not finished:</source>
        <translation>Message au client, inachevé :</translation>
    </message>
    <message>
        <source>Change of a message that waits, not finished:</source>
        <translation>Modification d’un message en attente, inachevée :</translation>
    </message>
    <message>
        <source>Change of a note, not finished:</source>
        <translation>Modification d’une note, inachevée :</translation>
    </message>
    <message>
        <source>Case to be opened, not finished:</source>
        <translation>Demande à ouvrir, inachevée :</translation>
    </message>
    <message>
        <source>Case to be closed, not finished:</source>
        <translation>Demande à clôturer, inachevée :</translation>
    </message>
    <message>
        <source>Callback to be booked, not finished:</source>
        <translation>Rappel à prévoir, inachevé :</translation>
    </message>
    <message>
        <source>Contact to be written down, not finished:</source>
        <translation>Contact à consigner, inachevé :</translation>
    </message>
    <message>
        <source>Alert to be pinned, not finished:</source>
        <translation>Alerte à épingler, inachevée :</translation>
    </message>
    <message>
        <source>Correction of the record, not finished:</source>
        <translation>Correction de la fiche, inachevée :</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1 : %2</translation>
    </message>
</context>
<context>
    <name>visage::ui::LoginPage</name>
    <message>
        <source>This is no address of a server. It looks like wss://store.example.org/sync.</source>
        <translation>Ce n’est pas l’adresse d’un serveur. Elle ressemble à wss://store.example.org/sync.</translation>
    </message>
    <message>
        <source>Type your user name and your password.</source>
        <translation>Saisissez votre identifiant et votre mot de passe.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check its address and the network, then try again.</source>
        <translation>Le serveur est injoignable. Vérifiez son adresse et le réseau, puis réessayez.</translation>
    </message>
    <message>
        <source>Log in to your company&apos;s server</source>
        <translation>Connexion au serveur de votre entreprise</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Identifiant</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Mot de passe</translation>
    </message>
    <message>
        <source>Caps Lock seems to be on</source>
        <translation>La touche Verr. Maj semble active</translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Log in</source>
        <translation>Se connecter</translation>
    </message>
    <message>
        <source>Tick “%1” if you mean to send your password unencrypted.</source>
        <translation>Cochez «&#xa0;%1&#xa0;» si vous voulez vraiment envoyer votre mot de passe en clair.</translation>
    </message>
    <message>
        <source>The connection is not encrypted: the password and the records would travel in the clear. Ask your administrator for an address that begins with wss://.</source>
        <translation>La connexion n’est pas chiffrée&#xa0;: le mot de passe et les fiches passeraient en clair. Demandez à votre administrateur une adresse qui commence par wss://.</translation>
    </message>
    <message>
        <source>Log in anyway</source>
        <translation>Me connecter quand même</translation>
    </message>
    <message>
        <source>Fingerprint of the server&apos;s key: %1</source>
        <translation>Empreinte de la clé du serveur&#xa0;: %1</translation>
    </message>
    <message>
        <source>It is the same: trust this server</source>
        <translation>Elle est identique&#xa0;: faire confiance à ce serveur</translation>
    </message>
    <message>
        <source>This computer has had no contact with the server for 30 days: the customers on it were removed. Connect to the network and log in to have them again.</source>
        <translation>Ce poste n’a pas joint le serveur depuis 30 jours&#xa0;: les clients qu’il contenait ont été supprimés. Connectez-le au réseau et identifiez-vous pour les retrouver.</translation>
    </message>
    <message>
        <source>This account was switched off: the customers on this computer were removed.</source>
        <translation>Ce compte a été désactivé&#xa0;: les clients de ce poste ont été supprimés.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) not sent yet are kept and go out then.</source>
        <translation>
            <numerusform>%Ln modification non envoyée est conservée et partira alors.</numerusform>
            <numerusform>%Ln modifications non envoyées sont conservées et partiront alors.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) could not be handed over and stay on this computer: tell your lead.</source>
        <translation>
            <numerusform>%Ln modification n’a pas pu être remise et reste sur ce poste&#xa0;: prévenez votre superviseur.</numerusform>
            <numerusform>%Ln modifications n’ont pas pu être remises et restent sur ce poste&#xa0;: prévenez votre superviseur.</numerusform>
        </translation>
    </message>
    <message>
        <source>What had not been sent was handed over, for a lead to review.</source>
        <translation>Ce qui n’était pas envoyé a été remis au serveur&#xa0;: un superviseur l’examinera.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of %1 not sent yet stay on this computer, and go out when they log in here again.</source>
        <translation>
            <numerusform>%Ln saisie de %1 pas encore envoyée reste sur cet ordinateur&#xa0;: elle partira à sa prochaine connexion ici.</numerusform>
            <numerusform>%Ln saisies de %1 pas encore envoyées restent sur cet ordinateur&#xa0;: elles partiront à sa prochaine connexion ici.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) of %1 not sent yet are on this computer, and go out by themselves when the server can be reached.</source>
        <translation>
            <numerusform>%Ln saisie de %1 pas encore envoyée est sur cet ordinateur&#xa0;: elle partira d’elle-même dès que le serveur sera joignable.</numerusform>
            <numerusform>%Ln saisies de %1 pas encore envoyées sont sur cet ordinateur&#xa0;: elles partiront d’elles-mêmes dès que le serveur sera joignable.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::MainWindow</name>
    <message>
        <source>Search for a customer</source>
        <translation>Rechercher un client</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Toutes les commandes</translation>
    </message>
    <message>
        <source>Next pane</source>
        <translation>Volet suivant</translation>
    </message>
    <message>
        <source>Previous pane</source>
        <translation>Volet précédent</translation>
    </message>
    <message>
        <source>Close the record</source>
        <translation>Fermer la fiche</translation>
    </message>
    <message>
        <source>Show refused changes</source>
        <translation>Afficher les modifications refusées</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Thème clair</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Thème sombre</translation>
    </message>
    <message>
        <source>Theme of the system</source>
        <translation>Thème du système</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>About Visage</source>
        <translation>À propos de Visage</translation>
    </message>
    <message>
        <source>Log out</source>
        <translation>Se déconnecter</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Quitter</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Langue</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thème</translation>
    </message>
    <message>
        <source>Log in first</source>
        <translation>Connectez-vous d’abord</translation>
    </message>
    <message>
        <source>Nothing was refused</source>
        <translation>Rien n’a été refusé</translation>
    </message>
    <message>
        <source>No customer is open</source>
        <translation>Aucune fiche n’est ouverte</translation>
    </message>
    <message>
        <source>Customers who may be the same</source>
        <translation>Clients peut-être en double</translation>
    </message>
    <message>
        <source>Nobody made here resembles another customer</source>
        <translation>Aucun client créé ici ne ressemble à un autre</translation>
    </message>
    <message>
        <source>Go to the work list</source>
        <translation>Aller au travail à traiter</translation>
    </message>
    <message>
        <source>Decide over the work of accounts that were switched off</source>
        <translation>Décider des saisies des comptes désactivés</translation>
    </message>
    <message>
        <source>State of this desktop</source>
        <translation>État de ce poste</translation>
    </message>
    <message>
        <source>Go to the lists of customers</source>
        <translation>Aller aux listes de clients</translation>
    </message>
    <message>
        <source>No list of customers is kept for you</source>
        <translation>Aucune liste de clients n’est tenue pour vous</translation>
    </message>
    <message>
        <source>New customer</source>
        <translation>Nouveau client</translation>
    </message>
</context>
<context>
    <name>visage::ui::RefusedWorkDialog</name>
    <message>
        <source>Note written</source>
        <translation>Note écrite</translation>
    </message>
    <message>
        <source>Note changed</source>
        <translation>Note modifiée</translation>
    </message>
    <message>
        <source>Case opened</source>
        <translation>Demande ouverte</translation>
    </message>
    <message>
        <source>Status of a case changed</source>
        <translation>Statut d’une demande modifié</translation>
    </message>
    <message>
        <source>Call recorded</source>
        <translation>Appel enregistré</translation>
    </message>
    <message>
        <source>Call qualified</source>
        <translation>Appel qualifié</translation>
    </message>
    <message>
        <source>Contact given to a customer</source>
        <translation>Échange attribué à un client</translation>
    </message>
    <message>
        <source>Contact joined to a case</source>
        <translation>Échange rattaché à une demande</translation>
    </message>
    <message>
        <source>Customer created</source>
        <translation>Client créé</translation>
    </message>
    <message>
        <source>Number or address attached</source>
        <translation>Numéro ou adresse rattaché</translation>
    </message>
    <message>
        <source>Alert pinned</source>
        <translation>Alerte épinglée</translation>
    </message>
    <message>
        <source>Alert removed</source>
        <translation>Alerte retirée</translation>
    </message>
    <message>
        <source>Nothing is waiting here.</source>
        <translation>Rien à traiter ici.</translation>
    </message>
    <message>
        <source>Refused changes</source>
        <translation>Modifications refusées</translation>
    </message>
    <message>
        <source>The server did not take these changes. Copy what you still need, do it again where that makes sense, then take it off the list.</source>
        <translation>Le serveur n’a pas accepté ces modifications. Copiez ce dont vous avez encore besoin, refaites-le si c’est utile, puis retirez-le de la liste.</translation>
    </message>
    <message>
        <source>Text of the change</source>
        <translation>Texte de la modification</translation>
    </message>
    <message>
        <source>Copy the text</source>
        <translation>Copier le texte</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Retirer de la liste</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Number or address taken off</source>
        <translation>Numéro ou adresse retiré</translation>
    </message>
    <message>
        <source>Customer changed</source>
        <translation>Client modifié</translation>
    </message>
    <message>
        <source>Earlier value chosen</source>
        <translation>Ancienne valeur choisie</translation>
    </message>
    <message>
        <source>Number or address replaced</source>
        <translation>Numéro ou adresse remplacé</translation>
    </message>
    <message>
        <source>Tag added</source>
        <translation>Étiquette ajoutée</translation>
    </message>
    <message>
        <source>Tag removed</source>
        <translation>Étiquette retirée</translation>
    </message>
    <message>
        <source>Consent recorded</source>
        <translation>Consentement enregistré</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1&#xa0;: %2</translation>
    </message>
    <message>
        <source>Callback booked</source>
        <translation>Rappel pris</translation>
    </message>
    <message>
        <source>Callback moved</source>
        <translation>Rappel déplacé</translation>
    </message>
    <message>
        <source>Callback closed</source>
        <translation>Rappel clos</translation>
    </message>
    <message>
        <source>Message written</source>
        <translation>Message écrit</translation>
    </message>
    <message>
        <source>Message changed</source>
        <translation>Message modifié</translation>
    </message>
    <message>
        <source>Message taken back</source>
        <translation>Message repris</translation>
    </message>
    <message>
        <source>Contact written down</source>
        <translation>Contact consigné</translation>
    </message>
    <message>
        <source>Case given to another queue</source>
        <translation>Demande confiée à une autre file</translation>
    </message>
    <message>
        <source>Owner of a case changed</source>
        <translation>Responsable d’une demande changé</translation>
    </message>
    <message>
        <source>Customers joined</source>
        <translation>Fiches fusionnées</translation>
    </message>
    <message>
        <source>Customers separated</source>
        <translation>Fusion annulée</translation>
    </message>
    <message>
        <source>Customer erased</source>
        <translation>Client effacé</translation>
    </message>
    <message>
        <source>Record fetched</source>
        <translation>Fiche récupérée</translation>
    </message>
    <message>
        <source>Enter this again when that is done.</source>
        <translation>Saisissez ceci de nouveau ensuite.</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Ouvrir la fiche du client</translation>
    </message>
    <message>
        <source>Enter again as a note</source>
        <translation>Ressaisir en note</translation>
    </message>
    <message>
        <source>Puts the text into the note of the record, below what is written there. It stays in this list too.</source>
        <translation>Place le texte dans la note de la fiche, sous ce qui y est écrit. Il reste aussi dans cette liste.</translation>
    </message>
    <message>
        <source>Entered again. Should the server refuse it once more, it comes back to this list.</source>
        <translation>Ressaisi. Si le serveur le refuse encore, il revient dans cette liste.</translation>
    </message>
    <message>
        <source>Not entered. %1</source>
        <translation>Pas ressaisi. %1</translation>
    </message>
    <message>
        <source>Enter again</source>
        <translation>Ressaisir</translation>
    </message>
    <message>
        <source>Enters the same once more, for the record as it stands now (Ctrl+Return)</source>
        <translation>Ressaisit la même chose, pour la fiche telle qu’elle est à présent (Ctrl+Entrée)</translation>
    </message>
</context>
<context>
    <name>visage::ui::ReviewsDialog</name>
    <message>
        <source>%1, %2</source>
        <comment>Anne A., 14:02</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>The server cannot be reached. What awaits a decision is kept there, and can be decided when it is back.</source>
        <translation>Le serveur est injoignable. Ce qui attend une décision y est conservé&#xa0;: vous pourrez en décider à son retour.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>Chargement…</translation>
    </message>
    <message>
        <source>Accounts were switched off before what was entered with them had been sent. What you let count is entered in its author&apos;s name; what you throw away is kept at the server for 60 days.</source>
        <translation>Des comptes ont été désactivés avant l’envoi de ce qui avait été saisi. Ce que vous appliquez est enregistré au nom de son auteur&#xa0;; ce que vous écartez reste 60 jours sur le serveur.</translation>
    </message>
    <message>
        <source>Nothing awaits a decision.</source>
        <translation>Rien n’attend de décision.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries selected</source>
        <translation>
            <numerusform>%Ln saisie sélectionnée</numerusform>
            <numerusform>%Ln saisies sélectionnées</numerusform>
        </translation>
    </message>
    <message>
        <source>Entered by %1, %2</source>
        <translation>Saisie par %1, %2</translation>
    </message>
    <message>
        <source>Being decided…</source>
        <translation>En cours…</translation>
    </message>
    <message>
        <source>Let it count</source>
        <translation>Appliquer</translation>
    </message>
    <message numerus="yes">
        <source>Throw away %Ln entries? They will count nowhere.</source>
        <translation>
            <numerusform>Écarter %Ln saisie&#xa0;? Elle ne comptera nulle part.</numerusform>
            <numerusform>Écarter %Ln saisies&#xa0;? Elles ne compteront nulle part.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries count now.</source>
        <translation>
            <numerusform>%Ln saisie compte désormais.</numerusform>
            <numerusform>%Ln saisies comptent désormais.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were thrown away.</source>
        <translation>
            <numerusform>%Ln saisie a été écartée.</numerusform>
            <numerusform>%Ln saisies ont été écartées.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Somebody else had decided over %Ln entries before.</source>
        <translation>
            <numerusform>Quelqu’un d’autre avait déjà décidé de %Ln saisie.</numerusform>
            <numerusform>Quelqu’un d’autre avait déjà décidé de %Ln saisies.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries were refused and stay here: each says why.</source>
        <translation>
            <numerusform>%Ln saisie a été refusée et reste ici&#xa0;: elle dit pourquoi.</numerusform>
            <numerusform>%Ln saisies ont été refusées et restent ici&#xa0;: chacune dit pourquoi.</numerusform>
        </translation>
    </message>
    <message>
        <source>The server did not answer: look at the list again when it is back.</source>
        <translation>Le serveur n’a pas répondu&#xa0;: regardez de nouveau la liste à son retour.</translation>
    </message>
    <message>
        <source>Work of accounts that were switched off</source>
        <translation>Saisies des comptes désactivés</translation>
    </message>
    <message>
        <source>Entries that await a decision</source>
        <translation>Saisies en attente d’une décision</translation>
    </message>
    <message>
        <source>Text of the entries</source>
        <translation>Texte des saisies</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Écarter</translation>
    </message>
    <message>
        <source>Open the customer</source>
        <translation>Ouvrir la fiche du client</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
    <message>
        <source>Yes, throw away</source>
        <translation>Oui, écarter</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Garder</translation>
    </message>
    <message>
        <source>Enters it in its author&apos;s name (Ctrl+Return)</source>
        <translation>L’enregistre au nom de son auteur (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>It counts nowhere; the server keeps it for 60 days (Delete)</source>
        <translation>Elle ne compte nulle part&#xa0;; le serveur la garde 60 jours (Suppr)</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries are shown: scroll on for the others.</source>
        <translation>
            <numerusform>%Ln saisie est affichée : faites défiler pour voir les autres.</numerusform>
            <numerusform>%Ln saisies sont affichées : faites défiler pour voir les autres.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of %1 are shown: scroll on for the others.</source>
        <translation>
            <numerusform>%Ln saisie sur %1 est affichée : faites défiler pour voir les autres.</numerusform>
            <numerusform>%Ln saisies sur %1 sont affichées : faites défiler pour voir les autres.</numerusform>
        </translation>
    </message>
    <message>
        <source>Thrown away by %1, %2</source>
        <translation>Écartée par %1, %2</translation>
    </message>
    <message>
        <source>This was thrown away in the last 60 days. What you bring back awaits a decision again.</source>
        <translation>Voici ce qui a été écarté au cours des 60 derniers jours. Ce que vous reprenez attend de nouveau une décision.</translation>
    </message>
    <message>
        <source>Nothing was thrown away in the last 60 days.</source>
        <translation>Rien n’a été écarté au cours des 60 derniers jours.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries await a decision again.</source>
        <translation>
            <numerusform>%Ln saisie attend de nouveau une décision.</numerusform>
            <numerusform>%Ln saisies attendent de nouveau une décision.</numerusform>
        </translation>
    </message>
    <message>
        <source>To decide</source>
        <translation>À décider</translation>
    </message>
    <message>
        <source>Thrown away</source>
        <translation>Écartées</translation>
    </message>
    <message>
        <source>Bring back</source>
        <translation>Reprendre</translation>
    </message>
    <message>
        <source>It awaits a decision again (Ctrl+Return)</source>
        <translation>Elle attend de nouveau une décision (Ctrl+Entrée)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Annuler</translation>
    </message>
    <message>
        <source>Undo: bring back what was thrown away</source>
        <translation>Annuler : reprendre ce qui a été écarté</translation>
    </message>
    <message>
        <source>Brings back what was thrown away (Ctrl+Z)</source>
        <translation>Reprend ce qui a été écarté (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Entries that were thrown away</source>
        <translation>Saisies écartées</translation>
    </message>
</context>
<context>
    <name>visage::ui::SearchPane</name>
    <message numerus="yes">
        <source>%Ln customer(s) on this device</source>
        <translation>
            <numerusform>%Ln client sur ce poste</numerusform>
            <numerusform>%Ln clients sur ce poste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>More than %Ln customer(s) found</source>
        <translation>
            <numerusform>Plus de %Ln client trouvé</numerusform>
            <numerusform>Plus de %Ln clients trouvés</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) found</source>
        <translation>
            <numerusform>%Ln client trouvé</numerusform>
            <numerusform>%Ln clients trouvés</numerusform>
        </translation>
    </message>
    <message>
        <source>still synchronising (%1 of %2)</source>
        <translation>synchronisation en cours (%1 sur %2)</translation>
    </message>
    <message>
        <source>still synchronising</source>
        <translation>synchronisation en cours</translation>
    </message>
    <message>
        <source>Find a customer</source>
        <translation>Trouver un client</translation>
    </message>
    <message>
        <source>Name, part of a phone number, e-mail, postcode or town, birth date, order or card number: combine them as you like.</source>
        <translation>Nom, partie d’un numéro de téléphone, e‑mail, code postal ou ville, date de naissance, numéro de commande ou de carte&#xa0;: combinez-les à votre guise.</translation>
    </message>
    <message>
        <source>No customer found on this device</source>
        <translation>Aucun client trouvé sur ce poste</translation>
    </message>
    <message>
        <source>Try fewer words, another spelling, or part of a phone number.</source>
        <translation>Essayez moins de mots, une autre orthographe ou une partie d’un numéro de téléphone.</translation>
    </message>
    <message>
        <source>Synchronisation is still running: try again in a moment.</source>
        <translation>La synchronisation est en cours&#xa0;: réessayez dans un instant.</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Recherche</translation>
    </message>
    <message>
        <source>Search for a customer (Ctrl+F)</source>
        <translation>Rechercher un client (Ctrl+F)</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Effacer la recherche</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Résultats</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln customer(s) on this device</source>
        <translation>
            <numerusform>%1 client sur %Ln sur ce poste</numerusform>
            <numerusform>%1 des %Ln clients sur ce poste</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>more than %Ln on the server</source>
        <translation>
            <numerusform>plus de %Ln sur le serveur</numerusform>
            <numerusform>plus de %Ln sur le serveur</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln on the server</source>
        <translation>
            <numerusform>%Ln sur le serveur</numerusform>
            <numerusform>%Ln sur le serveur</numerusform>
        </translation>
    </message>
    <message>
        <source>asking the server …</source>
        <translation>recherche sur le serveur …</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Aucun client trouvé</translation>
    </message>
    <message>
        <source>Not on this device</source>
        <translation>Pas sur ce poste</translation>
    </message>
    <message>
        <source>Asking the server …</source>
        <translation>Recherche sur le serveur …</translation>
    </message>
    <message numerus="yes">
        <source>Not on this device (%1 of %Ln customer(s))</source>
        <translation>
            <numerusform>Pas sur ce poste (%1 client sur %Ln)</numerusform>
            <numerusform>Pas sur ce poste (%1 des %Ln clients)</numerusform>
        </translation>
    </message>
    <message>
        <source>The server is asked about the others as soon as it can be reached.</source>
        <translation>Les autres seront cherchés sur le serveur dès qu’il sera joignable.</translation>
    </message>
    <message>
        <source>New customer …</source>
        <translation>Nouveau client …</translation>
    </message>
    <message>
        <source>New customer, from what was searched for</source>
        <translation>Nouveau client, à partir de ce qui a été cherché</translation>
    </message>
    <message>
        <source>%1 (Shift+F4)</source>
        <translation>%1 (Maj+F4)</translation>
    </message>
</context>
<context>
    <name>visage::ui::SearchResults</name>
    <message>
        <source>no contact yet</source>
        <translation>aucun échange</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>À envoyer</translation>
    </message>
    <message>
        <source>Exact number</source>
        <translation>Numéro exact</translation>
    </message>
    <message>
        <source>Without a name</source>
        <translation>Sans nom</translation>
    </message>
    <message>
        <source>last contact %1 (%2)</source>
        <translation>dernier échange %1 (%2)</translation>
    </message>
    <message>
        <source>not sent yet</source>
        <translation>pas encore envoyé</translation>
    </message>
    <message>
        <source>On the server</source>
        <translation>Sur le serveur</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Serveur</translation>
    </message>
    <message>
        <source>on the server</source>
        <translation>sur le serveur</translation>
    </message>
    <message>
        <source>last contact %1</source>
        <translation>dernier contact %1</translation>
    </message>
</context>
<context>
    <name>visage::ui::SessionPanel</name>
    <message>
        <source>Your session at the server has ended. Everything goes on here; log in again to send what you enter.</source>
        <translation>Votre session sur le serveur est terminée. Tout continue ici&#xa0;; reconnectez-vous pour envoyer ce que vous saisissez.</translation>
    </message>
    <message>
        <source>Password (%1)</source>
        <translation>Mot de passe (%1)</translation>
    </message>
    <message>
        <source>Logging in…</source>
        <translation>Connexion…</translation>
    </message>
    <message>
        <source>Log in again</source>
        <translation>Se reconnecter</translation>
    </message>
</context>
<context>
    <name>visage::ui::ShortcutsDialog</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Raccourcis clavier</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Touches</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Commande</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Fermer</translation>
    </message>
</context>
<context>
    <name>visage::ui::StatusLine</name>
    <message numerus="yes">
        <source>%Ln change(s) to be sent</source>
        <translation>
            <numerusform>%Ln modification à envoyer</numerusform>
            <numerusform>%Ln modifications à envoyer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln change(s) refused</source>
        <translation>
            <numerusform>%Ln modification refusée</numerusform>
            <numerusform>%Ln modifications refusées</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what the server refused, with its whole text</source>
        <translation>Afficher ce que le serveur a refusé, avec tout son texte</translation>
    </message>
    <message numerus="yes">
        <source>%Ln to look at</source>
        <comment>customers who may be the same</comment>
        <translation>
            <numerusform>%Ln&#xa0;à regarder</numerusform>
            <numerusform>%Ln&#xa0;à regarder</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customer(s) made here may be the same as another</source>
        <translation>
            <numerusform>%Ln&#xa0;client créé ici est peut-être en double</numerusform>
            <numerusform>%Ln&#xa0;clients créés ici sont peut-être en double</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to decide</source>
        <comment>entries of accounts that were switched off</comment>
        <translation>
            <numerusform>%Ln à décider</numerusform>
            <numerusform>%Ln à décider</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of accounts that were switched off await your decision</source>
        <translation>
            <numerusform>%Ln saisie d’un compte désactivé attend votre décision</numerusform>
            <numerusform>%Ln saisies de comptes désactivés attendent votre décision</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what is not sent yet</source>
        <translation>Afficher ce qui n’est pas encore envoyé</translation>
    </message>
</context>
<context>
    <name>visage::ui::StoreNotices</name>
    <message>
        <source>Trust this server</source>
        <translation>Faire confiance à ce serveur</translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n minute(s) slow. Set it right: what you change could be taken for older than it is.</source>
        <translation>
            <numerusform>L’horloge de cet ordinateur retarde d’une minute. Réglez-la&#xa0;: ce que vous modifiez pourrait passer pour plus ancien.</numerusform>
            <numerusform>L’horloge de cet ordinateur retarde de %n&#xa0;minutes. Réglez-la&#xa0;: ce que vous modifiez pourrait passer pour plus ancien.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The clock of this computer is %n minute(s) fast. Set it right: what you change could be taken for newer than it is.</source>
        <translation>
            <numerusform>L’horloge de cet ordinateur avance d’une minute. Réglez-la&#xa0;: ce que vous modifiez pourrait passer pour plus récent.</numerusform>
            <numerusform>L’horloge de cet ordinateur avance de %n&#xa0;minutes. Réglez-la&#xa0;: ce que vous modifiez pourrait passer pour plus récent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n day(s) the customers on this computer will be removed unless it connects to the server. What you have entered is kept.</source>
        <translation>
            <numerusform>Dans %n jour, les clients de ce poste seront supprimés s’il ne joint pas le serveur. Ce que vous avez saisi est conservé.</numerusform>
            <numerusform>Dans %n jours, les clients de ce poste seront supprimés s’il ne joint pas le serveur. Ce que vous avez saisi est conservé.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries of accounts that were switched off await your decision.</source>
        <translation>
            <numerusform>%Ln saisie d’un compte désactivé attend votre décision.</numerusform>
            <numerusform>%Ln saisies de comptes désactivés attendent votre décision.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation>Les regarder</translation>
    </message>
    <message>
        <source>The server was put back to an earlier state, or another machine took over. It lacks nothing of this desktop&apos;s.</source>
        <translation>Le serveur a été remis dans un état antérieur, ou une autre machine a pris le relais. Il ne lui manque rien de ce poste.</translation>
    </message>
    <message numerus="yes">
        <source>The server was put back to an earlier state: this desktop is giving back %Ln entries of the last 14 days.</source>
        <translation>
            <numerusform>Le serveur a été remis dans un état antérieur&#xa0;: ce poste lui redonne %Ln saisie des 14 derniers jours.</numerusform>
            <numerusform>Le serveur a été remis dans un état antérieur&#xa0;: ce poste lui redonne %Ln saisies des 14 derniers jours.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>visage::ui::Workplace</name>
    <message>
        <source>Main menu</source>
        <translation>Menu principal</translation>
    </message>
    <message>
        <source>No customer is open</source>
        <translation>Aucune fiche n’est ouverte</translation>
    </message>
    <message>
        <source>Search on the left (Ctrl+F), or wait for a call: the caller&apos;s record opens by itself. Every command is found with Ctrl+K.</source>
        <translation>Recherchez à gauche (Ctrl+F) ou attendez un appel&#xa0;: la fiche de l’appelant s’ouvre d’elle‑même. Toutes les commandes se trouvent avec Ctrl+K.</translation>
    </message>
    <message>
        <source>Who is calling?</source>
        <translation>Qui appelle ?</translation>
    </message>
    <message>
        <source>Ask, then choose or search for the customer above: the record opens here.</source>
        <translation>Demandez, puis choisissez ou recherchez le client ci-dessus : sa fiche s’ouvre ici.</translation>
    </message>
</context>
</TS>
