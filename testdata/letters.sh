# For cases that read letters:
#   . "$TESTDATA/letters.sh"

# words FILE: the text of a Word document or an HTML page, a paragraph or a row of a table on each line.
words() {
    case $1 in
    *.docx) unzip -p "$1" word/document.xml ;;
    *) sed -n '/<body>/,$p' "$1" ;;
    esac | sed 's/<w:br\/>/ \/ /g; s/<\/w:tc><w:tc>/ | /g; s/<\/w:tr>\|<\/w:tbl>\|<\/w:p><w:tbl>/\n/g; s/<\/t[dh]><t[dh][^>]*>/ | /g; s/<[^>]*>//g' |
        sed 's/&quot;/"/g; s/&#39;/'\''/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' | grep .
}
