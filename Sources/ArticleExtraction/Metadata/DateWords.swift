/// The words beside dates, in the languages of the press.
enum DateWords {
  /// What stands before the day something was published.
  static let published = Phrases(
    """
    published|published on|first published|originally published|posted|posted on|date|date published|publish date
    publication date|release date|released|issued|created|written|started|asked|added|date posted|pub date
    veröffentlicht|veröffentlicht am|datum|erschienen|erschienen am|erstellt|erstellt am|erscheinungsdatum|online seit
    stand|publié|publié le|date de publication|mis en ligne|mis en ligne le|paru le|publicado|publicado el
    publicado em|fecha|fecha de publicación|data|data di pubblicazione|pubblicato|pubblicato il|gepubliceerd
    gepubliceerd op|datum|geplaatst|publicerad|publicerat|publisert|publiceret|udgivet|offentliggjort|julkaistu
    opublikowano|data publikacji|dodano|opublikované|publikováno|zveřejněno|megjelent|közzétéve|publicat|data
    опубликовано|дата публикации|дата|опубліковано|публикувано|δημοσιεύθηκε|δημοσίευση|yayınlanma|yayın tarihi
    diterbitkan|dipublikasikan|ngày đăng|发布时间|发布日期|日期|時間|時间|投稿日|公開日|掲載|配信|등록|입력|승인
    """)

  /// What stands before the day something was changed, or before one that isn't the article's.
  static let other = Phrases(
    """
    this page was last edited on|this page was last modified on|page last updated|page updated|last edited by
    updated|last updated|last update|update|last modified|modified|last edited|last reviewed|reviewed|revised
    joined|join date|registered|member since|expires|last post|last activity|fact checked|last revised|last changed
    aktualisiert|zuletzt aktualisiert|letzte aktualisierung|letzte änderung|geändert|registriert|mitglied seit
    mis à jour|mise à jour|modifié|dernière mise à jour|inscrit|actualizado|última actualización|atualizado
    aggiornato|ultimo aggiornamento|bijgewerkt|laatst bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty
    zaktualizowano|aktualizacja|aktualizováno|frissítve|actualizat|обновлено|зарегистрирован|оновлено|güncelleme
    diperbarui|cập nhật|更新|更新日|最終更新日|수정
    """)
}
