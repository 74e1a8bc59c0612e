import Glibc

/// Runs code on a thread with a stack of the required size: libpg_query walks trees recursively, and a sum of ten thousand terms is a
/// tree that deep.
enum DeepStack {
    /// Runs `body` to completion on a stack of at least this many bytes, or on the current thread if that is small. `nil` if the thread
    /// can't be created.
    static func run<Result: Sendable>(bytes: Int, _ body: @Sendable () -> Result) -> Result? {
        if bytes <= 512 << 10 { return body() }
        var result: Result?
        return withoutActuallyEscaping({ () -> Void in result = body() }) { work in
            let job = Job(run: work)
            let argument = Unmanaged.passUnretained(job).toOpaque()
            let thread = withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { attributes -> pthread_t? in
                guard let attributes = attributes.baseAddress, pthread_attr_init(attributes) == 0 else { return nil }
                defer { pthread_attr_destroy(attributes) }
                guard pthread_attr_setstacksize(attributes, (bytes + 0xFFFF) & ~0xFFFF) == 0 else { return nil }
                var thread: pthread_t = 0
                let status = pthread_create(
                    &thread, attributes,
                    { argument in
                        if let argument { Unmanaged<Job>.fromOpaque(argument).takeUnretainedValue().run() }
                        return nil
                    }, argument)
                return status == 0 ? thread : nil
            }
            guard let thread else { return nil }
            pthread_join(thread, nil)
            return result
        }
    }

    private final class Job {
        let run: () -> Void

        init(run: @escaping () -> Void) { self.run = run }
    }
}
