package io.trailhound.pipeline.report;

/** The page's style sheet: readable on a screen, a phone, paper, and without colours. */
final class Style {

  private Style() {}

  /** The style sheet; it names no resource outside the page. */
  static final String CSS =
      """
      :root {
        color-scheme: light;
        --text: #1c2128; --faint: #5a6470; --line: #d5dae0; --soft: #f4f6f8; --page: #ffffff;
        --accent: #1f4e79; --alarm: #8a1c1c;
        --critical: #6b0f1a; --high: #b23a12; --medium: #c98a12; --low: #8aa4bd; --info: #c9d1d9;
        --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Liberation Sans", sans-serif;
        --mono: ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace;
      }
      * { box-sizing: border-box; }
      body { margin: 0 auto; max-width: 70rem; padding: 2rem 1.5rem 4rem; color: var(--text);
        background: var(--page); font: 15px/1.5 var(--sans); overflow-wrap: anywhere; }
      h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .5rem; }
      h2 { font-size: 1.25rem; margin: 2.5rem 0 .75rem; padding-bottom: .3rem;
        border-bottom: 2px solid var(--accent); }
      h3 { font-size: 1rem; margin: 1.5rem 0 .5rem; }
      h4 { font-size: .9rem; margin: 1rem 0 .35rem; }
      p { margin: .4rem 0; }
      a { color: var(--accent); }
      .lead { font-size: 1.1rem; }
      .period { color: var(--faint); }
      .note { color: var(--faint); font-size: .87rem; }
      .code, code, pre { font-family: var(--mono); font-size: .85em; }
      .code, .title, .reason, td, dd, summary span { unicode-bidi: isolate; }
      nav { margin-top: 1rem; padding: .5rem 0; border-top: 1px solid var(--line);
        border-bottom: 1px solid var(--line); }
      nav a { margin-right: 1rem; text-decoration: none; white-space: nowrap; }
      dl { display: grid; grid-template-columns: minmax(7rem, 11rem) 1fr; gap: .25rem 1rem;
        margin: .75rem 0; }
      dt { color: var(--faint); }
      dd { margin: 0; min-width: 0; }
      .scroll { overflow-x: auto; margin: .75rem 0 1.25rem; }
      table { border-collapse: collapse; width: 100%; font-size: .9rem; }
      th { text-align: left; color: var(--faint); font-weight: 600; white-space: nowrap;
        border-bottom: 1px solid var(--faint); }
      th, td { padding: .35rem .75rem .35rem 0; vertical-align: top; }
      td { border-bottom: 1px solid var(--line); }
      .number { text-align: right; padding-right: 1.5rem; width: 1%; white-space: nowrap;
        font-variant-numeric: tabular-nums; }
      .time { white-space: nowrap; font-variant-numeric: tabular-nums; }
      .course td:nth-child(3), .who td:first-child, .who td:last-child { width: 38%; }
      .rules td:first-child, .attack td:first-child, .activity td:first-child { width: 60%; }
      .evidence td:nth-child(3) { width: 50%; }
      .badge { display: inline-block; padding: .05rem .5rem; border-radius: 3px; font-size: .8rem;
        font-weight: 600; white-space: nowrap; border: 1px solid transparent; }
      .badge.critical { background: var(--critical); color: #fff; }
      .badge.high { background: var(--high); color: #fff; }
      .badge.medium { background: #f3dca4; color: #3d2c00; border-color: var(--medium); }
      .badge.low { background: #e6edf4; color: #22384d; border-color: var(--low); }
      .badge.informational, .badge.unknown { background: #fff; color: #3b434c;
        border-color: var(--info); }
      .books { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr));
        gap: 1rem; }
      .book { border: 1px solid var(--line); border-left: 4px solid var(--accent);
        background: var(--soft); padding: .6rem 1rem; }
      .book h3 { margin: 0 0 .2rem; }
      .equation { font-variant-numeric: tabular-nums; }
      .verdict { white-space: nowrap; color: var(--accent); }
      .alarm { border: 2px solid var(--alarm); padding: .6rem 1rem; }
      .alarm .verdict { color: var(--alarm); }
      .severities { list-style: none; display: flex; flex-wrap: wrap; gap: .5rem 2rem; padding: 0; }
      .severities b { font-size: 1.4rem; margin-right: .5rem; font-variant-numeric: tabular-nums; }
      figure { margin: 1rem 0; }
      figcaption { font-weight: 600; }
      svg { display: block; width: 100%; min-width: 40rem; height: auto; font-family: var(--sans); }
      svg text { fill: var(--text); font-size: 13px; }
      svg .axis { fill: var(--faint); font-size: 12px; }
      svg .context { font-weight: 600; }
      svg .tick { stroke: var(--line); }
      svg .base { stroke: var(--faint); }
      rect { stroke: var(--text); stroke-width: .5; }
      rect.events { fill: var(--low); }
      rect.errors { fill: var(--high); }
      rect.critical { fill: var(--critical); }
      rect.high { fill: var(--high); }
      rect.medium { fill: var(--medium); }
      rect.low { fill: var(--low); }
      rect.informational, rect.unknown { fill: var(--info); }
      details { border: 1px solid var(--line); border-left-width: 5px; margin: .4rem 0; }
      details.critical { border-left-color: var(--critical); }
      details.high { border-left-color: var(--high); }
      details.medium { border-left-color: var(--medium); }
      details.low { border-left-color: var(--low); }
      summary { cursor: pointer; padding: .5rem .75rem; display: flex; flex-wrap: wrap;
        gap: .15rem .75rem; align-items: baseline; list-style: none; }
      summary::-webkit-details-marker { display: none; }
      summary::before { content: "+"; color: var(--accent); font-weight: 700; width: .8rem; }
      details[open] summary::before { content: "\\2212"; }
      summary .title { font-weight: 600; flex: 1; min-width: 12rem; }
      summary .line { color: var(--faint); font-size: .85rem; }
      summary .reason { flex-basis: 100%; padding-left: 1.55rem; }
      .body { padding: .25rem 1rem 1rem 2.3rem; scroll-margin-top: 6rem;
        border-top: 1px solid var(--line); }
      pre { background: var(--soft); border: 1px solid var(--line); padding: .6rem .8rem; margin: 0;
        white-space: pre-wrap; }
      @media (max-width: 40rem) {
        body { padding: 1rem .9rem 3rem; }
        dl { grid-template-columns: 1fr; gap: 0; }
        dd { margin-bottom: .5rem; }
        .body { padding-left: .9rem; }
        summary .reason { padding-left: 0; }
        table { min-width: 36rem; }
        .trouble { min-width: 0; }
        .evidence { min-width: 44rem; }
        .course { min-width: 0; }
        .course thead { display: none; }
        .course tr { display: flex; flex-wrap: wrap; gap: .1rem .75rem; padding: .5rem 0;
          border-bottom: 1px solid var(--line); }
        .course td { border: 0; padding: 0; }
        .course td:nth-child(3), .course td:nth-child(4) { flex-basis: 100%; }
      }
      @media screen and (prefers-color-scheme: dark) {
        :root { color-scheme: dark; --text: #e4e8ec; --faint: #9aa5b1; --line: #363e47;
          --soft: #1d2329; --page: #14181c; --accent: #7fb2e5; --alarm: #ff8a80;
          --critical: #a3182a; --high: #c24a1d; --info: #56616d; }
      }
      @media print {
        @page { margin: 16mm 14mm; }
        html { font-size: 11px; }
        body { max-width: none; padding: 0; font-size: 9pt;
          line-height: 1.35; }
        nav { display: none; }
        a { color: inherit; text-decoration: none; }
        .scroll { overflow: visible; }
        svg, table { min-width: 0; }
        h2, h3, h4, figcaption, summary { break-after: avoid; }
        tr, figure, .book, summary, .body dl, pre { break-inside: avoid; }
        .body, .body dl { break-before: avoid; }
        thead { display: table-header-group; }
        summary::before { content: none; }
        summary .reason { padding-left: 0; }
        .body { padding: .1rem .75rem .5rem; }
        .body dl { margin: .3rem 0; gap: 0 1rem; }
        .body .scroll { margin: .3rem 0; }
        pre { line-height: 1.2; padding: .3rem .6rem; }
        h4 { margin: .4rem 0 .2rem; }
        details::details-content { content-visibility: visible; }
        .badge, rect, .book, pre { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
      }
      """;
}
