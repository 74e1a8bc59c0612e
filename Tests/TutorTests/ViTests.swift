import Glibc
import Terminal
import TestSupport
import Testing
import TutorCore
import TutorView

/// vi mode in the scratchpad.
struct ViTests {
    /// Texts with the cursor at `|` and line ends as `⏎`, and the keys typed. A blank separates commands that are undone one by one.
    private static let table = #"""
        foo |bar baz ⇒ dw
        foo |bar baz ⇒ dw .
        |foo bar baz ⇒ 2dw
        |foo bar baz ⇒ d2w u
        |foo bar baz ⇒ dw u <C-R>
        foo |bar⏎  baz qux ⇒ dw
        foo |bar  ⏎baz ⇒ dw
        |foo⏎bar ⇒ w
        |foo.bar(baz)  x ⇒ w w w w
        |foo.bar(baz)  x ⇒ W
        foo.bar(baz)  |x ⇒ b b b b
        foo.bar(baz)  |x ⇒ B
        |foo.bar baz ⇒ e e e
        |foo.bar baz ⇒ E E
        |foo⏎⏎bar ⇒ w w
        foo⏎⏎|bar ⇒ b b
        foo |bar baz ⇒ db
        foo bar| ⇒ db
        foo ba|r baz ⇒ cbX<Esc>
        foo |bar baz ⇒ cwqux<Esc>
        foo |bar baz ⇒ cwqux<Esc> w .
        foo|  bar ⇒ cwX<Esc>
        |a b c ⇒ cwxx<Esc>
        |foo bar baz ⇒ c2wX<Esc>
        |foo.bar baz ⇒ cWX<Esc>
        foo |bar baz ⇒ de
        foo |bar baz ⇒ D
        foo |bar baz ⇒ D u
        foo |bar baz ⇒ CX<Esc>
        foo |bar baz ⇒ CX<Esc> u
        fo|o ⇒ x
        f|oo bar ⇒ 3x
        fo|o bar ⇒ X
        foob|ar ⇒ 3X
        |foo ⇒ X
        f|oo ⇒ xp
        |foo bar ⇒ dwP
        |foo bar ⇒ ywP
        |foo bar ⇒ yw2P
        |foo bar ⇒ yw3p
        a|bc ⇒ rX
        a|bcdef ⇒ 3rX
        a|bc ⇒ 5rX
        a|bc ⇒ r<CR>
        a|bc ⇒ sXY<Esc>
        a|bcd ⇒ 2sX<Esc>
          foo |bar ⇒ SX<Esc>
          foo |bar ⇒ ccX<Esc> u
          foo |bar ⇒ cc<Esc>
        one⏎tw|o⏎three ⇒ dd
        one⏎tw|o⏎three ⇒ ddp
        one⏎tw|o⏎three ⇒ ddP
        one⏎two⏎thr|ee ⇒ dd
        one⏎two⏎thr|ee ⇒ dd u
        one⏎tw|o⏎three ⇒ dd u
        one⏎tw|o⏎three ⇒ 2dd
        on|e⏎two⏎three ⇒ 3dd
        on|e ⇒ dd
        on|e⏎two⏎three ⇒ 5dd
        o|ne⏎two⏎three ⇒ dj
        one⏎two⏎th|ree ⇒ dk
        one⏎  t|wo⏎three ⇒ yyp
        one⏎  t|wo⏎three ⇒ yyP
        one⏎  t|wo⏎three ⇒ Y2p
        one⏎tw|o⏎three ⇒ yjP
        one⏎tw|o⏎three ⇒ ykP
        one⏎t|wo⏎three ⇒ yyjp
        a|b⏎cd⏎ef ⇒ dG
        ab⏎cd⏎e|f ⇒ dgg
        ab⏎c|d⏎ef ⇒ dgg
        |ab⏎cd⏎ef ⇒ G
        ab⏎cd⏎e|f ⇒ gg
        ab⏎  c|d⏎ef ⇒ 2G
        |ab⏎cd⏎  ef ⇒ 3gg
        |abcdef⏎x⏎abcdef ⇒ $jj
        abcd|ef⏎x⏎abcdef ⇒ jj
        abcd|ef⏎x⏎abcdef ⇒ jjkk
        |abc ⇒ 3l
        |abc ⇒ 10l
        ab|c ⇒ 5h
          ab|c ⇒ 0
          ab|c ⇒ ^
            ab|c d ⇒ ^ 0 $
        |a,b,c,d ⇒ f,
        |a,b,c,d ⇒ 2f,
        |a,b,c,d ⇒ t,;;
        |a,b,c,d ⇒ f,;;,
        a,b,c,|d ⇒ F,;
        a,b,c,|d ⇒ T,;;
        a,b,c,|d ⇒ T,;,
        |a,b,c,d ⇒ df,
        |a,b,c,d ⇒ dt,
        |a,b,c,d ⇒ d2f,
        a,b,c,|d ⇒ dF,
        a,b,c,|d ⇒ dT,
        |a,b,c,d ⇒ df, ;
        |a,b,c,d ⇒ df, .
        |abc ⇒ fz x
        |f(a, (b), c) d ⇒ %
        f(a, (b), c|) d ⇒ %
        f(a, (b|), c) d ⇒ %
        |f(a, (b), c) d ⇒ d%
        f(a, (b), c|) d ⇒ d%
        |[a(b]c) ⇒ %
        |f(a⏎b) c ⇒ %
        foo b|ar baz ⇒ diw
        foo b|ar baz ⇒ daw
        foo bar b|az ⇒ daw
        foo|  bar baz ⇒ diw
        foo|  bar baz ⇒ daw
        f|oo bar baz ⇒ d2aw
        f|oo bar baz ⇒ d2iw
        f|oo bar baz ⇒ d3iw
        f|oo.bar baz ⇒ diW
        f|oo.bar baz ⇒ daW
        foo b|ar baz ⇒ ciwX<Esc>
        foo b|ar baz ⇒ ciwX<Esc> b .
        foo b|ar baz ⇒ yiwP
        f(a, |b, c) d ⇒ di(
        f(a, |b, c) d ⇒ da(
        f(a, |b, c) d ⇒ ci(X<Esc>
        f(a, |b, c) d ⇒ ci)X<Esc> u
        f|(a, b, c) d ⇒ di(
        f(a, b, c|) d ⇒ di(
        f(a, (|b), c) d ⇒ d2i(
        f(a, (|b), c) d ⇒ d2a(
        f(|) d ⇒ ci(X<Esc>
        f(⏎  |a,⏎  b⏎) c ⇒ di(
        f(⏎  |a,⏎  b⏎) c ⇒ ci(X<Esc>
        f(⏎  |a,⏎  b⏎) c ⇒ da(
        f(a,⏎  |b) c ⇒ di(
        f(|a⏎) c ⇒ di(
        f(⏎  a|) c ⇒ di(
        x "f|oo" y ⇒ di"
        x "f|oo" y ⇒ da"
        x 'f|oo' y ⇒ di'
        x 'f|oo' y ⇒ ci'bar<Esc>
        x 'f|oo' ⇒ da'
        |x 'foo' y ⇒ di'
        |x 'foo' y ⇒ ci'bar<Esc>
        x 'foo' |y 'bar' ⇒ di'
        x |'foo' y 'bar' ⇒ di'
        x 'foo|' y 'bar' ⇒ di'
        x 'foo' y |'bar' ⇒ ca'X<Esc>
        x ''| y ⇒ di'
        x '|' y ⇒ ci'X<Esc>
        ab⏎c|d⏎ef ⇒ J
        a|b⏎  cd⏎ef ⇒ 3J
        a|b⏎)cd ⇒ J
        a|b ⏎cd ⇒ J
        a|b⏎⏎cd ⇒ J
        a|b⏎⏎cd ⇒ 3J
        a|b⏎  cd ⇒ J u
        ab⏎c|d ⇒ J
        a|b⏎cd⏎ef ⇒ JJ
        a|bC ⇒ ~
        a|bC ⇒ 2~
        a|bC ⇒ 5~
        a|bCd ⇒ ~~~ u
        a|b⏎cd ⇒ >>
        a|b⏎cd⏎ef ⇒ 2>>
        a|b⏎cd⏎ef ⇒ 2>> u
        a|b⏎cd ⇒ >> . .
                a|b⏎cd ⇒ <lt><lt>
           a|b⏎cd ⇒ <lt><lt>
        a|b⏎⏎cd ⇒ >G
        a|b⏎cd⏎ef ⇒ >j
        a|b⏎cd ⇒ oX<Esc>
        a|b⏎cd ⇒ OX<Esc>
          a|b⏎cd ⇒ oX<Esc>
          a|b⏎cd ⇒ OX<Esc>
          a|b⏎cd ⇒ o<Esc>
          a|b⏎cd ⇒ oX<Esc> u
          a|b⏎cd ⇒ OX<Esc> u
        a|b⏎cd ⇒ 3oX<Esc>
          a|b⏎cd ⇒ 2oX<Esc>
        a|b ⇒ 3iX<Esc>
        a|b ⇒ 3aXY<Esc>
        a|b ⇒ iX<Esc>
        a|b ⇒ aX<Esc>
          a|b ⇒ IX<Esc>
          a|b ⇒ AX<Esc>
          |ab c ⇒ AX<Esc> u
        a|b ⇒ iX<Esc> . .
        a|b ⇒ A;<Esc> .
        a|b⏎cd ⇒ A;<Esc> j .
        a|b⏎cd ⇒ oX<Esc> .
        a|b ⇒ iX<Esc> iY<Esc> 2u
        a|b ⇒ iX<Esc> iY<Esc> 2u 2<C-R>
        a|b ⇒ i12<BS>3<Esc>
        a|b ⇒ i1<CR>2<Esc>
        a|b ⇒ i1<CR>2<Esc> u
        ab|cdef ⇒ x . 2. .
        ab|cdef ⇒ 2x .
        ab|cdef ⇒ 2x 1.
        f|oo bar ⇒ vd
        f|oo bar ⇒ vey
        f|oo bar ⇒ veyP
        f|oo bar ⇒ vlld
        foo b|ar ⇒ vhhd
        f|oo bar ⇒ v$d
        f|oo⏎bar ⇒ v$d
        f|oo⏎bar ⇒ vjd
        f|oo⏎bar ⇒ vjd u
        f|oo bar ⇒ vwcX<Esc>
        f|oo bar ⇒ viwd
        foo b|ar baz ⇒ vawd
        f(a|, b) ⇒ vi(d
        f(a|, b) ⇒ va(d
        x 'a|b' ⇒ vi'd
        f|oo bar ⇒ ve~
        f|oo bar ⇒ veU
        F|OO bar ⇒ veu
        f|oo bar ⇒ verX
        f|oo⏎bar ⇒ vjrX
        f|oo bar ⇒ vly$p
        f|oo⏎bar⏎baz ⇒ Vd
        f|oo⏎bar⏎baz ⇒ Vjd
        f|oo⏎bar⏎baz ⇒ Vjd u
        f|oo⏎bar⏎baz ⇒ Vyp
        foo⏎b|ar⏎baz ⇒ Vky
        foo⏎b|ar⏎baz ⇒ Vkd
        f|oo⏎bar⏎baz ⇒ Vj>
        f|oo⏎bar⏎baz ⇒ V2>
        f|oo⏎bar⏎baz ⇒ VjJ
        f|oo⏎bar⏎baz ⇒ VJ
        f|oo⏎bar⏎baz ⇒ VcX<Esc>
        f|oo⏎bar⏎baz ⇒ VjcX<Esc>
        f|oo⏎bar⏎baz ⇒ Vj~
        f|oo⏎bar⏎baz ⇒ vjX
        f|oo⏎bar⏎baz ⇒ vjY
        foo |bar⏎baz ⇒ vS1<Esc>
        f|oo bar ⇒ vly wvep
        f|oo bar ⇒ yiw wviwp
        f|oo bar ⇒ yiw wviwp 0P
        one⏎t|wo⏎three ⇒ yy jVp
        one⏎t|wo⏎three ⇒ yy jviwp
        one t|wo⏎three⏎four ⇒ yiw jVp
        one|two three ⇒ vlohd
        o|ne two three four ⇒ viwd w .
        o|ne two three four ⇒ vld .
        o|ne⏎two⏎three⏎four ⇒ Vd .
        o|ne⏎two⏎three⏎four⏎five ⇒ Vjd .
        o|ne⏎two⏎three⏎four ⇒ V> j .
        o|ne two ⇒ vv x
        o|ne two ⇒ vV d
        o|ne⏎two ⇒ V<Esc> x
        one |two three ⇒ dwjp
        | ⇒ dd
        | ⇒ x
        | ⇒ iX<Esc>
        | ⇒ p
        | ⇒ J
        |⏎ ⇒ dd
        |⏎foo ⇒ dw
        é|àü è ⇒ x
        é|àü è ⇒ w
        漢|字 漢 ⇒ dw
        |foo bar ⇒ dwwP
        |foo ⇒ ylp
        |foo bar⏎baz ⇒ y$jp
        |foo bar⏎baz ⇒ dwjP
        |foo⏎bar⏎baz ⇒ yjGp
        |foo⏎bar⏎baz ⇒ 2yyjp
        |foo bar⏎baz ⇒ wyjP
        |foo⏎bar ⇒ ywjP
        a|b ⇒ 2p
        fo|o bar ⇒ cawX<Esc>
        foo ba|r ⇒ cawX<Esc>
        foo ba|r. ⇒ daw
        fo|o ⇒ diw
        fo|o⏎bar ⇒ daw
         fo|o ⇒ daw
        a  fo|o ⇒ daw
        |one two ⇒ d$ p
        o|ne⏎two ⇒ dwdw
        |one two three ⇒ dwwdw u u
        |one two three ⇒ x u x
        a|b ⇒ 5>>
        |one two three ⇒ wD0
        one tw|o ⇒ d0
        one tw|o ⇒ d^
          one tw|o ⇒ d^
          one tw|o ⇒ c0X<Esc>
          one tw|o ⇒ c^X<Esc>
        on|e two ⇒ ylvp
        f|oo⏎bar⏎baz ⇒ Vjy
        foo⏎b|ar⏎baz ⇒ Vjyp
        foo⏎  b|ar⏎baz ⇒ VjU
        foo⏎  b|ar⏎baz ⇒ VrX
        foo⏎  b|ar⏎baz ⇒ Vkd
        a|b ⇒ iXYZ<Esc> u
        a|b ⇒ iXYZ<Esc> u <C-R>
        a|b ⇒ iX<Left>Y<Esc> .
        a|b ⇒ ciwfoo<lt>bar<Esc> .
        se|lect a, b ⇒ 2f,
        se|lect a, b, c ⇒ tbx;
        a|b cd ⇒ ea<Space>X<Esc> w.
        foo(a|, [b], {c}) d ⇒ f[% f{%
        one⏎two|⏎three ⇒ A,<Esc> kJ
        one⏎  tw|o⏎three ⇒ kJ
        SELECT a⏎  FROM |t⏎ WHERE b ⇒ ddpkJ
        SELECT a⏎  FROM |t⏎ WHERE b ⇒ >>.
        |one two three ⇒ wi(<Esc> ea)<Esc>
        |one two three ⇒ wcw(two)<Esc> F(di( i1<Esc>
        |one two three ⇒ xxxuu <C-R>
        |one two three ⇒ dwdwuu 2<C-R>
        |a b c d ⇒ dw.. 3u
        |a⏎b⏎c⏎d ⇒ ddj.u
        |a⏎b⏎c⏎d ⇒ yyGp ggP
        a  |  b ⇒ diw
        a  |  b ⇒ daw
        |a b ⇒ yawP
        one two |three ⇒ dawdaw
        |one ⇒ A<Space>two<Esc> 0
        foo⏎  b|ar⏎baz ⇒ VkU
        foo⏎  b|ar⏎baz ⇒ Vjyp
        foo⏎  b|ar⏎baz ⇒ Vyjp
        |foo bar⏎baz bar ⇒ /bar<CR> x n x
        |foo bar⏎baz bar ⇒ /BA<CR> n n n x
        foo bar⏎|baz bar ⇒ /ba<CR> N N x
        |foo bar⏎baz bar ⇒ /bar<CR> gg dn
        |foo bar⏎baz foo ⇒ /foo<CR> x
        |foo bar ⇒ /zzz<CR> x
        foo bar⏎baz b|ar ⇒ ?bar<CR> x
        foo bar⏎baz |bar ⇒ ?ba<CR> n n x
        foo bar⏎|baz bar ⇒ ?ba<CR> N N x
        foo bar⏎|baz bar ⇒ ?ba<CR> 2N x
        foo bar⏎baz |foo ⇒ ?bar<CR> dn
        foo bar⏎baz |foo ⇒ ?foo<CR> /ba<CR> N x
        """#

    private struct Row {
        let before: String
        let commands: [String]
        var lines: [String] { before.split(separator: "⏎", omittingEmptySubsequences: false).map(String.init) }

        init(_ line: Substring) {
            let parts = line.split(separator: " ⇒ ", maxSplits: 1)
            before = String(parts[0])
            commands = parts[1].split(separator: " ").map(String.init)
        }
    }

    @Test func `commands change a text and move the cursor as in Vim`() throws {
        let rows = ViTests.table.split(separator: "\n").map(Row.init)
        let expected = vim(rows)
        try #require(expected.count == rows.count)
        for (row, expected) in zip(rows, expected) {
            #expect(try calf(row) == expected, "\(row.before) ⇒ \(row.commands.joined(separator: " "))")
        }
    }

    /// The texts after typing the keys in vi mode.
    private func calf(_ row: Row) throws -> String {
        var stage = try Stage()
        stage.model.vi = Vi(.vi)
        stage.press("e")
        let text = row.lines.joined(separator: "\n")
        let place = try #require(text.firstIndex(of: "|"))
        var editor = EditorState(text: text.filter { $0 != "|" })
        editor.move(to: editor.position(ofOffset: text.utf8.distance(from: text.startIndex, to: place)))
        stage.model.lesson?.pad.editor = editor
        let map = stage.frame.map
        for command in row.commands {
            for key in keys(command) { _ = stage.model.update(.input(.key(key), on: map)) }
        }
        var after = try stage.lesson.pad.editor
        let offset = after.cursorOffset
        after.replace(offset..<offset, with: "|")
        return after.lines.joined(separator: "⏎")
    }

    private static let named = [
        "Esc": "Esc", "CR": "Enter", "C-R": "^R", "lt": "<", "Space": "Space", "BS": "Backspace", "Left": "Left",
    ]

    private func keys(_ command: String) -> [KeyEvent] {
        var keys: [KeyEvent] = []
        var rest = command[...]
        while let first = rest.popFirst() {
            if first == "<", let end = rest.firstIndex(of: ">"), let key = ViTests.named[String(rest[..<end])].flatMap({ KeyName($0) }) {
                keys.append(key.event)
                rest = rest[rest.index(after: end)...]
            } else {
                keys.append(.character(first))
            }
        }
        return keys
    }

    /// Vim's results for all rows, from one process.
    private func vim(_ rows: [Row]) -> [String] {
        let folder = ScratchFolder()
        func quoted(_ text: String) -> String {
            "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
        }
        var script = ["set autoindent shiftwidth=4 expandtab encoding=utf-8 ignorecase backspace=indent,eol,start", "let out = []"]
        for row in rows {
            let line = row.lines.firstIndex { $0.contains("|") } ?? 0
            let column = row.lines[line].prefix { $0 != "|" }.utf8.count
            script.append("enew!")
            script.append("call setline(1, [\(row.lines.map { quoted($0.filter { $0 != "|" }) }.joined(separator: ","))])")
            script.append("call cursor(\(line + 1), \(column + 1))")
            for command in row.commands {
                let typed = command.map { $0 == "<" ? "\\<" : $0 == "\"" ? "\\\"" : String($0) }.joined()
                // Setting this option starts a new undo step.
                script += ["let &undolevels = &undolevels", "call feedkeys(\"\(typed)\", 'xt')"]
            }
            script += [
                "let text = getline(1, '$')", "let place = getpos('.')",
                "let text[place[1] - 1] = strpart(text[place[1] - 1], 0, place[2] - 1) . '|' . strpart(text[place[1] - 1], place[2] - 1)",
                "call add(out, join(text, '⏎'))", "let @\" = ''",
            ]
        }
        script += ["call writefile(out, \(quoted(folder.path + "/out")))", "qall!"]
        let file = folder.write(script.joined(separator: "\n").utf8, to: "script.vim")
        let words = ["vim", "-u", "NONE", "-i", "NONE", "-n", "-N", "-es", "-S", file]
        var arguments: [UnsafeMutablePointer<CChar>?] = words.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        var process: pid_t = 0
        guard posix_spawnp(&process, "vim", &actions, nil, &arguments, environ) == 0 else { return [] }
        var status: Int32 = 0
        waitpid(process, &status, 0)
        return String(decoding: folder.bytes(of: "out"), as: UTF8.self).split(separator: "\n").map(String.init)
    }

    // MARK: - Modes

    private func stage(_ text: String, width: Int = 80, height: Int = 24) throws -> Stage {
        var stage = try Stage(width: width, height: height)
        stage.model.vi = Vi(.vi)
        stage.press("e")
        stage.step(.paste(text))
        return stage
    }

    private func keyBar(_ stage: Stage) -> String { stage.screen.split(separator: "\n").last.map(String.init) ?? "" }

    @Test(arguments: [80, 160])
    func `the mode and what Esc does are shown, and Esc does it`(width: Int) throws {
        var stage = try stage("SELECT 1;\nSELECT 2;", width: width)
        func shows(_ mode: String, _ escape: String) {
            #expect(stage.screen.contains(mode))
            #expect(keyBar(stage).contains("Esc \(escape)"))
        }
        shows("NORMAL", "Lesson")
        stage.press("i")
        shows("INSERT", "Normal mode")
        stage.press("^G")
        #expect(!stage.screen.split(separator: "\n").contains { $0.contains("T  Lesson") && $0.contains("Esc") })
        stage.press("Esc", "Esc")
        shows("NORMAL", "Lesson")
        stage.press("v")
        shows("VISUAL", "Normal mode")
        stage.press("V")
        shows("VISUAL LINE", "Normal mode")
        stage.press("Esc")
        shows("NORMAL", "Lesson")
        stage.press("2", "d")
        shows("NORMAL", "Cancel 2d")
        stage.press("Esc")
        shows("NORMAL", "Lesson")
        stage.press("/", "S")
        shows("NORMAL", "Close")
        stage.press("Esc")
        shows("NORMAL", "Lesson")
        #expect(try stage.lesson.focus == .editor)
        stage.press("Esc")
        #expect(try stage.lesson.focus == .text)
        #expect(try stage.lesson.pad.editor.text == "SELECT 1;\nSELECT 2;")
    }

    @Test func `typing in normal mode inserts nothing, opens no completion list, and says why`() throws {
        var stage = try stage("SELECT 1")
        stage.press("z", "x")
        #expect(stage.screen.contains("zx is not a command of vi mode."))
        stage.press("Tab")
        #expect(stage.screen.contains("Tab completes names in insert mode"))
        stage.press("^V", "^T", "^W", "^K", "Q", ":")
        #expect(try stage.lesson.pad.editor.text == "SELECT 1")
        #expect(try stage.lesson.pad.completion == nil)
    }

    @Test(arguments: ["", "v"])
    func `a colon says that there are no such commands`(before: String) throws {
        var stage = try stage("SELECT 1")
        stage.press(before, ":")
        #expect(stage.screen.contains("There are no : commands here."))
        #expect(try stage.lesson.pad.editor.text == "SELECT 1")
    }

    @Test func `the cursor is a block in normal mode, a bar in insert mode, and the terminal's own elsewhere`() throws {
        var stage = try stage("SELECT 1")
        #expect(stage.frame.canvas.cursorShape == .block)
        stage.press("i")
        #expect(stage.frame.canvas.cursorShape == .bar)
        stage.press("^G")
        #expect(stage.frame.canvas.cursorShape == .standard)
        stage.press("Esc", "Esc", "v")
        #expect(stage.frame.canvas.cursorShape == .block)
        stage.press("/")
        #expect(stage.frame.canvas.cursorShape == .standard)
        stage.model.vi = nil
        #expect(stage.frame.canvas.cursorShape == .standard)
    }

    @Test func `a key that isn't vi's cancels an unfinished command`() throws {
        var stage = try stage("SELECT one two")
        stage.press("0", "d", "F1", "Esc", "w")
        #expect(try stage.lesson.pad.editor.text == "SELECT one two")
        #expect(try stage.lesson.pad.editor.cursor.offset == 7)
    }

    @Test func `Ctrl-R redoes in normal mode, shows the history in insert mode, and is listed accordingly`() throws {
        var stage = try stage("SELECT 1;")
        stage.press("x", "u")
        stage.press("^G")
        #expect(stage.screen.contains("Redo") && stage.screen.split(separator: "\n").contains { $0.contains("Redo") && $0.contains("^R") })
        stage.press("Esc", "^R")
        #expect(try stage.lesson.pad.editor.text == "SELECT 1")
        stage.press("i", "^R")
        #expect(stage.model.overlay == .history(HistorySearch()))
    }

    @Test func `copying also copies to the terminal's clipboard, and a visual selection is what runs`() throws {
        var stage = try stage("SELECT 1; SELECT 2;")
        stage.press("0", "y", "f", ";")
        #expect(stage.effects.contains(.copy("SELECT 1;")))
        stage.press("v", "t", ";", "Alt-r")
        #expect(stage.effects.sentSQL == ["SELECT 1"])
    }

    @Test func `Enter on the last character runs a complete statement`() throws {
        var stage = try stage("SELECT 1;")
        stage.press("0", "Enter")
        #expect(stage.effects.sentSQL.isEmpty)
        stage.press("$", "Enter")
        #expect(stage.effects.sentSQL == ["SELECT 1;"])
    }

    @Test func `a search goes on after a reset has shortened the text`() throws {
        var stage = try stage("SELECT 1;\nSELECT 2;\nSELECT 3;")
        stage.press("G", "/", "F8", "t")
        let lines = try stage.lesson.pad.editor.lines.count
        stage.press("s")
        #expect(lines == 1)
        #expect(try stage.lesson.pad.search?.input.text == "s")
    }

    @Test func `the mouse selects in normal mode as in vi`() throws {
        var stage = try stage("SELECT title FROM ferries;")
        let point = try #require(stage.point(of: .editor(EditorState.Position(line: 0, offset: 7))))
        stage.step(.mouse(MouseEvent(.press, at: point)))
        stage.step(.mouse(MouseEvent(.doubleClick, at: point)))
        #expect(stage.screen.contains("VISUAL"))
        stage.press("d")
        #expect(try stage.lesson.pad.editor.text == "SELECT  FROM ferries;")
    }

    @Test func `help lists vi's commands only in vi mode`() throws {
        var stage = try stage("", height: 60)
        stage.press("F1")
        #expect(stage.screen.contains("normal and visual mode"))
        stage.model.vi = nil
        #expect(!stage.screen.contains("normal and visual mode"))
    }
}
