"""More folder names, of Southern, Central and Eastern Europe, Turkey and Asia; see `folder_names` for the form.

Data only, read by `folder_naming`.
"""

from types import MappingProxyType
from typing import Final

from carerix_desktop.domain.mailbox import FolderRole

_INBOX, _SENT, _DRAFTS = FolderRole.INBOX, FolderRole.SENT, FolderRole.DRAFTS
_TRASH, _JUNK, _ARCHIVE = FolderRole.TRASH, FolderRole.JUNK, FolderRole.ARCHIVE

NAMES_SOUTH: Final = MappingProxyType(
    {
        "es": {
            _INBOX: "Bandeja de entrada; Recibidos; Entrada",
            _SENT: "Elementos enviados; Enviados; Mensajes enviados; Correo enviado; Correos enviados; Enviado;"
            "Bandeja de enviados",
            _DRAFTS: "Borradores; Borrador; Mensajes borradores",
            _TRASH: "Elementos eliminados; Papelera; Eliminados; Mensajes eliminados; Correo eliminado; Eliminado;"
            "Papelera de reciclaje; Borrados; Mensajes borrados; Elementos borrados; Correos eliminados",
            _JUNK: "Correo no deseado; Correo basura; Spam; No deseados; No deseado; Correo electrónico no deseado;"
            "Mensajes no deseados; Correos no deseados",
            _ARCHIVE: "Archivo; Archivados; Archivo de correo; Archivado; Mensajes archivados",
        },
        "it": {
            _INBOX: "Posta in arrivo; In arrivo; Posta arrivata; Ricevuti",
            _SENT: "Posta inviata; Inviati; Inviata; Messaggi inviati; Elementi inviati; Inviato; Email inviate;"
            "Posta spedita; Inviate",
            _DRAFTS: "Bozze; Bozza",
            _TRASH: "Posta eliminata; Cestino; Eliminati; Messaggi eliminati; Elementi eliminati; Eliminata;"
            "Cancellati;"
            "Posta cancellata; Messaggi cancellati; Email eliminate",
            _JUNK: "Posta indesiderata; Indesiderata; Spam; Indesiderati; Messaggi indesiderati; Posta spazzatura;"
            "E-mail indesiderata; Email indesiderate",
            _ARCHIVE: "Archivio; Archiviati; Archiviata; Posta archiviata; Messaggi archiviati",
        },
        "libero": {_SENT: "? outbox", _DRAFTS: "draft", _TRASH: "trash"},
        "pt": {
            _INBOX: "Caixa de entrada; Entrada; A receber",
            _SENT: "Itens enviados; Enviados; E-mails enviados; Mensagens enviadas; Enviadas; Correio enviado;"
            "Enviado;"
            "Emails enviados; E-mail enviado",
            _DRAFTS: "Rascunhos; Rascunho; Mensagens em rascunho",
            _TRASH: "Itens excluídos; Lixeira; Itens eliminados; Lixo; Excluídos; Mensagens excluídas; Eliminados;"
            "Mensagens eliminadas; Reciclagem; Itens apagados; Mensagens apagadas; E-mails excluídos; Apagadas",
            _JUNK: "Lixo eletrônico; Lixo eletrónico; Lixo electrónico; Spam; E-mail de lixo; Correio não solicitado;"
            "Correio eletrónico não solicitado; E-mail não solicitado; Não solicitado;"
            "Correio publicitário não solicitado",
            _ARCHIVE: "Arquivo morto; Arquivo; Arquivo Morto; Arquivados; Arquivadas; Mensagens arquivadas; Arquivar;"
            "Arquivo de correio; Itens arquivados; Arquivamento",
        },
        "ca": {
            _SENT: "Elements enviats; Enviats; Correu enviat; Missatges enviats; Enviat",
            _DRAFTS: "Esborranys; Esborrany",
            _TRASH: "Elements suprimits; Paperera; Suprimits; Missatges suprimits; Elements eliminats",
            _JUNK: "Correu brossa; Correu no desitjat; Spam",
            _ARCHIVE: "Arxiu; Arxivats",
        },
        "ro": {
            _SENT: "Elemente trimise; Trimise; Mesaje trimise; Mesaj trimis; E-mailuri trimise",
            _DRAFTS: "Schițe; Schiţe; Ciorne; Mesaje nefinalizate; Mesaje schiță",
            _TRASH: "Elemente șterse; Elemente şterse; Coș de gunoi; Coşul de gunoi; Șterse; Mesaje șterse; Gunoi",
            _JUNK: "E-mail nedorit; Mesaje nedorite; Nedorite; Nesolicitate; Spam; Mesaje nesolicitate",
            _ARCHIVE: "Arhivă; Arhiva; Arhivate; Mesaje arhivate",
        },
        "el": {
            _SENT: "Απεσταλμένα; Απεσταλμένα μηνύματα; Σταλμένα; Απεσταλμένα στοιχεία",
            _DRAFTS: "Πρόχειρα; Προσχέδια; Πρόχειρο",
            _TRASH: "Διαγραμμένα; Κάδος απορριμμάτων; Κάδος; Διαγραμμένα στοιχεία; Διαγραμμένα μηνύματα; Απορρίμματα;"
            "Κάδος ανακύκλωσης; Διεγραμμένα",
            _JUNK: "Ανεπιθύμητα; Ανεπιθύμητη αλληλογραφία; Ανεπιθύμητα μηνύματα; Ανεπιθύμητη; Spam",
            _ARCHIVE: "Αρχείο; Αρχειοθήκη; Αρχειοθετημένα; Αρχειοθέτηση",
        },
        "tr": {
            _SENT: "Gönderilmiş Öğeler; Gönderilmiş Postalar; Gönderilenler; Gönderilen; Gönderilmiş;"
            "Gönderilen Öğeler;"
            "Gönderilen Postalar; Gönderilmiş E-postalar; Gönderilen Kutusu; Gönderilmiş İletiler;"
            "Gönderilen E-postalar",
            _DRAFTS: "Taslaklar; Taslak",
            _TRASH: "Silinmiş Öğeler; Çöp Kutusu; Silinenler; Silinmiş; Silinen Öğeler; Silinmiş Postalar;"
            "Silinmiş İletiler;"
            "Silinmiş E-postalar; ? Çöp",
            _JUNK: "Gereksiz E-posta; Gereksiz; İstenmeyen; İstenmeyen E-posta; Önemsiz; Önemsiz E-posta;"
            "İstenmeyen Posta;"
            "Spam; Gereksiz Postalar; Önemsiz Posta; İstenmeyen Postalar; İstenmeyen İletiler",
            _ARCHIVE: "Arşiv; Arşivlenenler; Arşivlenmiş; Arşivler",
        },
    }
)

NAMES_EAST: Final = MappingProxyType(
    {
        "pl": {
            _INBOX: "Skrzynka odbiorcza; Odebrane; Odbiorcza",
            _SENT: "Elementy wysłane; Wysłane; Wysłane wiadomości; Wiadomości wysłane; Poczta wysłana;"
            "Wysłane elementy;"
            "Wysłana poczta",
            _DRAFTS: "Wersje robocze; Robocze; Kopie robocze; Szkice; Wersja robocza; Szkic; Brudnopisy;Kopia robocza",
            _TRASH: "Elementy usunięte; Kosz; Usunięte; Usunięte elementy; Wiadomości usunięte; Skasowane; Wysypisko;"
            "Usunięte wiadomości; Śmietnik",
            _JUNK: "Wiadomości-śmieci; Spam; Niechciane; Niechciana poczta; Wiadomości śmieci; Poczta-śmieci;"
            "Niechciane wiadomości; Wiadomości niechciane",
            _ARCHIVE: "Archiwum; Zarchiwizowane; Archiwalne",
        },
        "cs": {
            _SENT: "Odeslaná pošta; Odeslané; Odeslané položky; Odeslané zprávy; Odeslané e-maily",
            _DRAFTS: "Koncepty; Rozepsané; Rozepsané zprávy; Koncept",
            _TRASH: "Odstraněná pošta; Odstraněné; Odstraněné položky; Odstraněné zprávy; Smazané zprávy; Smazané;"
            "Smazané položky; ? Koš",
            _JUNK: "Nevyžádaná pošta; Nevyžádané; Nevyžádané e-maily; Nevyžádaný e-mail; Spam",
            _ARCHIVE: "Archiv; Archivace; Archivované",
        },
        "sk": {
            _SENT: "Odoslaná pošta; Odoslané; Odoslané položky; Odoslané správy",
            _DRAFTS: "Koncepty; Rozpísané; Koncept",
            _TRASH: "Odstránená pošta; Odstránené; Odstránené položky; Odstránené správy; Zmazané; Vymazané;"
            "Zmazané správy; ? Kôš",
            _JUNK: "Nevyžiadaná pošta; Nevyžiadané; Nevyžiadaný e-mail; Spam",
            _ARCHIVE: "Archív; Archivované",
        },
        "hu": {
            _SENT: "Elküldött elemek; Elküldött; Elküldött üzenetek; Elküldött levelek; Elküldött e-mailek;Elküldöttek",
            _DRAFTS: "Piszkozatok; Piszkozat; Vázlatok; Vázlat",
            _TRASH: "Törölt elemek; Lomtár; Törölt; Törölt üzenetek; Törölt levelek; Szemetes; Töröltek; ? Kuka",
            _JUNK: "Levélszemét; Spam; Kéretlen levelek; Kéretlen; Levélszemét mappa; Kéretlen üzenetek",
            _ARCHIVE: "Archívum; Archív; Archivált; Archívumok; Archivált elemek",
        },
        "sl": {
            _SENT: "Poslano; Poslani elementi; Poslana pošta; Poslana sporočila; Poslana elektronska pošta",
            _DRAFTS: "Osnutki; Osnutek",
            _TRASH: "Izbrisano; Smetnjak; Izbrisani elementi; Izbrisana pošta; Izbrisana sporočila; ? Koš",
            _JUNK: "Neželena e-pošta; Vsiljena pošta; Neželena pošta; Neželena sporočila; Spam",
            _ARCHIVE: "Arhiv; Arhivirano",
        },
        "hr": {
            _SENT: "Poslane stavke; Poslano; Poslana pošta; Poslane poruke",
            _DRAFTS: "Skice; Nacrti; Skica",
            _TRASH: "Izbrisane stavke; Izbrisano; Smeće; Otpad; Obrisane stavke; Izbrisane poruke; Obrisano;"
            "Obrisane poruke",
            _JUNK: "Bezvrijedna e-pošta; Neželjena pošta; Neželjena e-pošta; Neželjeno; Neželjene poruke; Spam",
            _ARCHIVE: "Arhiva; Arhivirano; Pismohrana",
        },
        "sr": {
            _SENT: "Послато; Послате ставке; Послата пошта; Poslato; Poslate stavke; Послате поруке; Poslate poruke",
            _DRAFTS: "Нацрти; Радне верзије; Radne verzije; Недовршене",
            _TRASH: "Избрисане ставке; Отпад; Смеће; Корпа за отпатке; Korpa za otpatke; Обрисано; Обрисане ставке",
            _JUNK: "Нежељена пошта; Непожељна пошта; Nepoželjna pošta; Непожељно; Спам",
            _ARCHIVE: "Архива",
        },
        "ru": {
            _SENT: "Отправленные; Отправленные элементы; Отправленное; Отправленные письма; Отправленные сообщения;"
            "Отправлено",
            _DRAFTS: "Черновики; Черновик",
            _TRASH: "Удаленные; Корзина; Удалённые; Удаленные элементы; Удаленное; Удаленные сообщения;"
            "Удаленные письма;"
            "Удалено",
            _JUNK: "Нежелательная почта; Спам; Нежелательные; Нежелательные сообщения",
            _ARCHIVE: "Архив; Архивы; Архивные",
        },
        "uk": {
            _SENT: "Надіслані; Надіслані елементи; Відправлені; Надіслане; Надіслані листи; Відправлено; Надіслано",
            _DRAFTS: "Чернетки; Чернетка",
            _TRASH: "Видалені; Кошик; Видалені елементи; Видалене; Видалені листи; Смітник; Видалено",
            _JUNK: "Небажана пошта; Спам; Небажані; Небажана електронна пошта; Небажане",
            _ARCHIVE: "Архів; Архіви",
        },
        "bg": {
            _SENT: "Изпратени; Изпратени елементи; Изпратена поща; Изпратени съобщения; Изпратени писма",
            _DRAFTS: "Чернови; Чернова",
            _TRASH: "Изтрити; Кошче; Изтрити елементи; Изтрити съобщения; Изтрити писма",
            _JUNK: "Нежелана поща; Спам; Нежелани; Нежелани съобщения",
            _ARCHIVE: "Архив; Архиви; Архивирани",
        },
        "et": {
            _SENT: "Saadetud; Saadetud kirjad; Saadetud üksused; Saadetud meilid",
            _DRAFTS: "Mustandid; Mustand",
            _TRASH: "Kustutatud; Prügikast; Kustutatud üksused; Kustutatud kirjad; Prügi",
            _JUNK: "Rämpspost; Rämpskirjad; Rämps; Spämm",
            _ARCHIVE: "Arhiiv; Arhiveeritud",
        },
        "lv": {
            _SENT: "Nosūtītie vienumi; Nosūtītie; Nosūtītās; Nosūtītās vēstules; Izsūtītie; Nosūtītie ziņojumi",
            _DRAFTS: "Melnraksti; Uzmetumi; Melnraksts",
            _TRASH: "Izdzēstie vienumi; Atkritne; Miskaste; Izdzēstie; Dzēstie vienumi; Dzēstie; Dzēstās vēstules",
            _JUNK: "Surogātpasts; Mēstules; Nevēlamais e-pasts; Nevēlamie",
            _ARCHIVE: "Arhīvs; Arhivētie; Arhīvi",
        },
        "lt": {
            _SENT: "Išsiųsti elementai; Išsiųsta; Išsiųsti; Išsiųsti laiškai; Išsiųstieji; Išsiųstos",
            _DRAFTS: "Juodraščiai; Juodraštis",
            _TRASH: "Panaikinti elementai; Šiukšlinė; Šiukšliadėžė; Panaikinti; Ištrinti; Ištrinti elementai;"
            "Ištrinti laiškai",
            _JUNK: "Šlamštas; Brukalas; Nepageidaujamas el. paštas; Nepageidaujami; Nepageidaujami laiškai",
            _ARCHIVE: "Archyvas; Archyvai; Archyvuoti",
        },
    }
)

NAMES_ASIA: Final = MappingProxyType(
    {
        "ja": {
            _SENT: "送信済みアイテム; 送信済みメール; 送信済み; 送信済みトレイ; 送信済みメッセージ; 送信済;"
            "送信トレイ済み; 送信控え",
            _DRAFTS: "下書き; 下書きトレイ; 草稿",
            _TRASH: "削除済みアイテム; ゴミ箱; ごみ箱; 削除済み; 削除済みメール; 削除済みメッセージ; 削除済",
            _JUNK: "迷惑メール; スパム; 迷惑メールフォルダ; 迷惑メッセージ",
            _ARCHIVE: "アーカイブ; 保管; 書庫",
        },
        "zh": {
            _SENT: "已发送邮件; 已发送; 已发邮件; 已发送邮件箱; 发件箱已发送; 已傳送郵件; 寄件備份; 已傳送;"
            "寄件匣備份; 已寄出; 寄件備份匣;"
            "寄出的郵件; 已发送消息; 已发送项目; 已傳送項目; 發送郵件備份",
            _DRAFTS: "草稿; 草稿箱; 草稿匣; 草稿夾; 草稿夹",
            _TRASH: "已删除邮件; 已删除; 垃圾箱; 废件箱; 回收站; 刪除的郵件; 垃圾桶; 已刪除的郵件; 已刪除;"
            "資源回收筒; 已删除项目; 已刪除項目;"
            "已删除消息; 废纸篓; 刪除郵件; 回收筒; 垃圾筒",
            _JUNK: "垃圾邮件; 垃圾郵件; 垃圾电子邮件; 垃圾電子郵件; 垃圾邮件箱; 廣告郵件; 垃圾信件; 垃圾郵件匣;"
            "广告邮件; 垃圾信件匣",
            _ARCHIVE: "存档; 归档; 封存; 封存郵件; 典藏; 已归档; 归档邮件; 存檔; 歸檔",
        },
        "ko": {
            _SENT: "보낸 편지함; 보낸편지함; 보낸메일함; 보낸 메일함; 보낸 메일; 보낸 메시지; 보낸 항목",
            _DRAFTS: "임시 보관함; 임시보관함; 초안; 임시 보관",
            _TRASH: "지운 편지함; 휴지통; 지운편지함; 삭제된 항목; 삭제된 메시지; 지운 메시지; 삭제된 편지함",
            _JUNK: "정크 메일; 스팸함; 스팸; 정크메일; 스팸메일함; 스팸 메일; 정크 이메일; 스팸편지함",
            _ARCHIVE: "보관; 아카이브; 보관 메일; 보존함",
        },
        "id": {
            _SENT: "Item Terkirim; Terkirim; Surat Terkirim; Pesan Terkirim; Email Terkirim",
            _DRAFTS: "Draf; Konsep",
            _TRASH: "Item Dihapus; Tong Sampah; Pesan Dihapus; Kotak Sampah; Email Dihapus",
            _JUNK: "Email Sampah; Surat Sampah; Spam",
            _ARCHIVE: "Arsip",
        },
        "vi": {
            _SENT: "Thư đã gửi; Mục đã Gửi; Đã gửi; Tin đã gửi",
            _DRAFTS: "Thư nháp; Bản nháp; Nháp",
            _TRASH: "Thùng rác; Mục đã Xóa; Đã xóa; Thư đã xóa",
            _JUNK: "Thư rác; Email Rác; Spam",
            _ARCHIVE: "Lưu trữ; Thư lưu trữ",
        },
        "he": {
            _SENT: "פריטים שנשלחו; דואר שנשלח; נשלח; הודעות שנשלחו",
            _DRAFTS: "טיוטות; טיוטה",
            _TRASH: "פריטים שנמחקו; אשפה; נמחקו; סל מיחזור; הודעות שנמחקו; סל המחזור",
            _JUNK: "דואר זבל; דואר אלקטרוני זבל; ספאם; זבל",
            _ARCHIVE: "ארכיון",
        },
        "ar": {
            _SENT: "العناصر المرسلة; البريد المرسل; بريد مرسل; المرسلة; الرسائل المرسلة; المرسل",
            _DRAFTS: "المسودات; مسودات; مسودة",
            _TRASH: "العناصر المحذوفة; المهملات; سلة المهملات; المحذوفات; الرسائل المحذوفة; المحذوفة",
            _JUNK: "البريد الإلكتروني غير الهام; البريد العشوائي; بريد غير مرغوب; بريد غير هام; البريد غير الهام;"
            "البريد غير المرغوب فيه; الرسائل غير المرغوب فيها; السخام",
            _ARCHIVE: "الأرشيف; أرشيف",
        },
    }
)
