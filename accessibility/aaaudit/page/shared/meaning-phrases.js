/* Phrases that say nothing of what they name, by what they stand on and by language. Each is compared as
   `plain` gives it: lower case, no punctuation at its ends. A phrase counts in every language, since "more"
   stands on Chinese pages too. Phrases are set apart by bars. */
(() => {
  const texts = {
    /* A link of these words needs the text around it. */
    link: {
      en:
        "more|read more|see more|view more|show more|learn more|find out more|more info|more information|" +
        "more details|details|see details|view details|view|here|click|click here|go|go here|go there|" +
        "link|this link|this|this page|continue|continue reading|read on|full story|read full story|" +
        "download|download here|open|visit|see here|tap here|press here|info|url|website|page|file|" +
        "document|attachment",
      "zh-TW":
        "更多|看更多|查看更多|了解更多|瞭解更多|閱讀更多|更多資訊|更多內容|更多資料|more|點此|請點此|點這裡|請點這裡|按此|請按此|按這裡|點我|點擊|點擊此處|請點擊此處|這裡|" +
        "此處|這|此連結|連結|網址|網頁|詳情|詳細|詳細資料|詳細內容|詳細說明|詳全文|詳見|看詳情|查看|查看詳情|檢視|閱讀全文|全文|繼續閱讀|前往|進入|下載|點此下載|開啟|檔案|" +
        "附件|文件",
      ja:
        "こちら|こちらへ|こちらから|ここ|ここへ|ここをクリック|こちらをクリック|クリック|もっと|もっと見る|もっと読む|さらに詳しく|続き|続きを読む|続きを見る|詳しく|詳しくはこちら|" +
        "詳細|詳細はこちら|詳細を見る|リンク|リンクはこちら|ダウンロード|ダウンロードはこちら|開く|表示|見る|このページ|資料|添付",
    },
    /* A link that names only the kind of a file needs to say which file. */
    format: {
      en:
        "html|epub|pdf|odt|ods|odf|doc|docx|xls|xlsx|csv|json|xml|txt|zip|word|excel|mp3|mp4|plain text|" +
        "text|pdf file|word file|excel file|pdf version",
      "zh-TW": "純文字|pdf檔|word檔|excel檔|odt檔|ods檔|文字檔|pdf下載|odt下載|pdf 下載|odt 下載",
      ja: "テキスト|pdfファイル|pdf版|word版|excel版|pdf形式|テキスト版",
    },
    heading: {
      en:
        "heading|title|untitled|subtitle|subheading|header|heading text|section title|new section|hi|" +
        "hello|hey|hi there|hello there|hello world|lorem ipsum|lorem ipsum dolor sit amet|todo|tbd|tba|" +
        "n/a|undefined|null|nan|none|object object|click here|here|xxx|placeholder",
      "zh-TW": "標題|大標題|小標題|主標題|副標題|標題文字|無標題|未命名|新標題|待補|待定|你好|您好|嗨|哈囉|點此|測試標題",
      ja: "見出し|大見出し|小見出し|タイトル|タイトルなし|無題|未定|準備中の見出し|こんにちは|ここをクリック",
    },
    label: {
      en:
        "menu|input|input field|field|text|text field|textbox|text box|label|enter|enter here|enter text|" +
        "type here|form|form field|value|go|submit|ok|here|click here|untitled|undefined|null",
      "zh-TW": "選單|輸入|請輸入|請填寫|欄位|輸入欄|文字|標籤|表單|值|送出|確定|這裡|未命名",
      ja: "メニュー|入力|入力欄|入力してください|項目|フィールド|テキスト|ラベル|フォーム|値|送信|ここ",
    },
    title: {
      en:
        "untitled|untitled document|untitled page|untitled 1|document|document 1|new document|page|" +
        "new page|web page|webpage|page title|title|title here|your title|title of the page|index|" +
        "default|test|react app|vite app|vite + react|my app|my site|my website|website|no title|" +
        "insert title here|lorem ipsum|undefined|null",
      "zh-TW": "無標題|無標題文件|未命名|未命名文件|新文件|新網頁|新增網頁|網頁|網頁標題|頁面標題|標題|文件|頁面|測試",
      ja: "無題|無題ドキュメント|無題のドキュメント|タイトル|タイトルなし|ページ|ページタイトル|新しいページ|名称未設定|ドキュメント|テスト",
    },
    /* The first page of a site. */
    home: {
      en: "home|homepage|home page|main page|start|welcome",
      "zh-TW": "首頁|主頁|回首頁",
      ja: "ホーム|トップ|トップページ|ホームページ",
    },
    alternative: {
      en:
        "image|images|img|picture|pic|photo|photograph|graphic|graphics|icon|alt|alt text|" +
        "alternative text|spacer|blank|null|undefined|untitled|placeholder|image here|insert image|" +
        "banner image|image placeholder|screenshot|thumbnail|figure",
      "zh-TW": "圖|圖片|圖像|影像|相片|照片|圖示|替代文字|圖檔|插圖|縮圖|截圖|未命名|示意圖",
      ja: "画像|写真|図|イメージ|アイコン|代替テキスト|スクリーンショット|サムネイル|無題",
    },
    /* Words in links past repeated blocks. */
    skip: {
      en:
        "skip to|skip navigation|skip the|skip menu|jump to main|jump to content|go to main content|" +
        "go to content",
      "zh-TW": "跳到|跳至|跳過|略過|移至主|移到主|前往主要內容|到主要內容",
      ja: "本文へ|本文に|スキップ|メインコンテンツへ|本文までスキップ|コンテンツへ移動",
    },
    /* Words that announce a new window. */
    newWindow: {
      en: "new window|new tab|another window|another tab|external",
      "zh-TW": "新視窗|新分頁|另開|開新|新開|外部",
      ja: "新しいウィンドウ|新しいウインドウ|別ウィンドウ|別ウインドウ|新しいタブ|別タブ|新規ウィンドウ|外部",
    },
    /* Words that say a field must be filled in. */
    required: {
      en: "required|mandatory|must be filled|obligatory",
      "zh-TW": "必填|必須|必要|必選",
      ja: "必須|必ず",
    },
    /* Words that announce the text of a recording. */
    transcript: {
      en: "transcript|text version|text alternative|in text|description|following speech|what is said",
      "zh-TW": "逐字稿|文字稿|文字版|文字說明|講稿|字幕",
      ja: "文字起こし|書き起こし|テキスト版|スクリプト|台本|字幕|内容を文字",
    },
  };
  const split = (languages) =>
    Object.fromEntries(Object.entries(languages).map(([language, text]) => [language, text.split("|")]));
  const phrases = Object.fromEntries(Object.entries(texts).map(([kind, languages]) => [kind, split(languages)]));
  aaaudit.meaning = Object.assign(aaaudit.meaning ?? {}, { phrases });
})();
