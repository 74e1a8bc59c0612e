package import Course
package import Sandbox

extension PythonModules {
    /// Those of a lesson's modules that its programs can't import. Where servers run, `python3` is the system's.
    package static func missing(_ modules: [String], for lesson: Lesson) async -> PythonModules? {
        if lesson.servers != nil {
            let words = ["/usr/bin/python3", "-c", "import \(modules.joined(separator: ", "))"]
            // Without that Python, the other one says what is missing.
            let run = try? await CommandRun(words, environment: ProcessEnvironment.current).finish(within: .seconds(20))
            if run?.isSuccess == true { return nil }
        }
        return await missing(modules)
    }
}
