import EngineValues
import Glibc
import TestSupport
import Testing

@testable import Sandbox

struct RunningTutorsTests {
    private let scratch = ScratchFolder()
    private var directories: Directories { Directories(environment: ["CALF_HOME": scratch.path]) }

    @Test func `a tutor finds another one with its lesson, until that one ends`() throws {
        let tutors = try RunningTutors(directories, process: 1)
        do {
            let second = try RunningTutors(directories, process: 2)
            second.enter("data/a-much-longer-name")
            second.enter("data/joins")
            #expect(try tutors.others() == [.init(lesson: "data/joins", isSuspended: false)])
            #expect(try second.others() == [.init(lesson: "", isSuspended: false)])
        }
        #expect(try tutors.others().isEmpty)
    }

    @Test func `a stopped tutor is suspended`() throws {
        var child = pid_t()
        let words: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("600"), nil]
        defer { for word in words { free(word) } }
        try #require(posix_spawnp(&child, "sleep", nil, nil, words, environ) == 0)
        defer {
            kill(child, SIGKILL)
            waitpid(child, nil, 0)
        }
        let other = try RunningTutors(directories, process: child)
        let tutors = try RunningTutors(directories)
        #expect(try tutors.others().map(\.isSuspended) == [false])
        kill(child, SIGSTOP)
        waitpid(child, nil, WUNTRACED)
        #expect(try tutors.others().map(\.isSuspended) == [true])
        withExtendedLifetime(other) {}
    }

    @Test func `the file of a tutor that was killed is removed`() throws {
        let tutors = try RunningTutors(directories)
        scratch.write("data/joins".utf8, to: "state/tutors/7")
        #expect(try tutors.others().isEmpty)
        #expect(FileSystem.names(in: "\(scratch.path)/state/tutors") == ["\(getpid())"])
    }
}
