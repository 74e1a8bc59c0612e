import Terminal
import Testing
import TutorCore

/// Trouble that the user has to do something about.
@Suite struct AlertTests {
    private let damage = Alert(
        title: "Your progress isn't saved",
        text: [
            "/home/ada/.local/share/calf/progress.sqlite, which stores your progress, is damaged (database disk image is malformed). "
                + "Run calf doctor to see what can be recovered, and how."
        ])

    @Test func `an alert is shown whole at 80×24, and stays until it is closed`() throws {
        var stage = try Stage(width: 80, height: 24)
        stage.step(.alerted(damage))
        for words in ["Your progress isn't saved", "malformed).", "doctor", "how", "Esc Close"] {
            #expect(stage.screen.contains(words), "\(stage.screen)")
        }
        // What is typed was meant for what is below.
        stage.press("c", "q", "Enter", "F6", "SELECT 1")
        #expect(stage.screen.contains("doctor"))
        stage.press("Esc")
        #expect(!stage.screen.contains("doctor"))
    }

    @Test func `an alert waits until nothing else is on top, and the same one again is only a notice`() throws {
        var stage = try Stage(width: 80, height: 24)
        stage.press("^G")
        stage.step(.alerted(damage))
        #expect(stage.screen.contains("All commands") && !stage.screen.contains("isn't saved"))
        stage.press("Esc")
        #expect(stage.screen.contains("Your progress isn't saved"))
        stage.press("Esc")
        stage.step(.alerted(damage))
        #expect(stage.model.overlay == nil)
        #expect(stage.model.notice?.isTrouble == true)
        let other = Alert(title: "Another", text: ["one"])
        stage.step(.alerted(other))
        #expect(stage.screen.contains("Another"))
    }
}
