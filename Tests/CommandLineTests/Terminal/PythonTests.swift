import TestSupport
import Testing

extension TerminalSuite {
    /// A program that is right only for the lesson's data doesn't pass, in the tutor or elsewhere.
    struct PythonTests {
        private let folder = "calf/data/workspaces/islands/asking/"
        private let typedIn = "print(\"3 ferries\")\n"
        private let asking = """
            import psycopg2
            cursor = psycopg2.connect("").cursor()
            cursor.execute("SELECT id FROM ferries")
            print(f"There are {len(cursor.fetchall())} ferries")

            """

        @Test(.slow("programs run on each data variant"))
        func `the check runs a program on other data, in the tutor and on the command line`() async throws {
            try await Stage.with(course: Islands(hasPython: true)) { stage in
                let pane = stage.pane
                let home = stage.calf.home
                try stage.start("open asking")
                try await pane.wait(for: "Asking from Python", "app.py")
                try pane.press("n")
                try await pane.wait(for: "Count them")
                home.write(typedIn.utf8, to: folder + "app.py")
                try pane.press("F6")
                try await pane.wait(for: "Not yet.", "With other data", "The expected text is 2 ferries")
                home.write(asking.utf8, to: folder + "app.py")
                try pane.press("F6")
                try await pane.wait(for: "✓ Correct")
                try pane.press("F10")
                #expect(try await stage.ended() == 0)
                #expect(try stage.progress(of: "count-them", in: "asking")?["state"]?.text == "done")

                let file = home.write(typedIn.utf8, to: "typed.py")
                let typed = stage.calf("check", "asking", "count-them", "--run-scripts", "--answer", file, "--trust", "--json")
                #expect(typed.status == 1)
                #expect(try JSONReader.read(typed.output)["feedback"]?.array?.first?["kind"]?.text == "data")
                let right = stage.calf(
                    "check", "asking", "count-them", "--run-scripts", "--answer", home.path + "/" + folder + "app.py", "--trust")
                #expect(right.status == 0, "\(right.output)")
                let verified = stage.calf("verify", "asking")
                #expect(verified.status == 0, "\(verified.output)")
            }
        }

        @Test func `a program passes automatically only if it is right on other data too`() async throws {
            try await Stage.with(course: Islands(hasPython: true)) { stage in
                let pane = stage.pane
                try stage.start("open asking")
                try await pane.wait(for: "Asking from Python", "app.py")
                stage.calf.home.write("3 ferries".utf8, to: folder + "report.txt")
                stage.calf.home.write("open('report.txt', 'w').write('3 ferries')\n".utf8, to: folder + "report.py")
                try pane.press("n", "n")
                try await pane.wait(for: "✓ report.txt has 3 ferries", "Not yet.", "With other data", "The expected text is 2 ferries")
                try pane.press("F10")
                #expect(try await stage.ended() == 0)
                #expect(try stage.progress(of: "write-it-down", in: "asking")?["state"]?.text != "done")
                let program = asking.replacing("print(", with: "open('report.txt', 'w').write(")
                stage.calf.home.write(program.utf8, to: folder + "report.py")
                try stage.start("open asking")
                try await pane.wait(for: "✓ report.txt has 3 ferries", "✓ Correct")
                try pane.press("F10")
                #expect(try await stage.ended() == 0)
            }
        }
    }
}
