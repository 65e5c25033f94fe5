// Debian's Abseil is not built with the thread sanitizer, which therefore does
// not see the order that absl::Mutex and its kin make, and reports races that
// are none. In builds under the thread sanitizer the linker's --wrap (see
// cmake/intake.cmake) leads every such call of our code through here, where the
// sanitizer is told. Names are as the compiler mangles them.
//
// Reads inside Unlock and Await are ignored: there Abseil evaluates the
// conditions of other waiters, under the mutex. A race inside a condition is
// the one thing that this hides.

#include <sanitizer/tsan_interface.h>

#include <cstdint>

extern "C" {

void AnnotateIgnoreReadsBegin(const char* file, int line);
void AnnotateIgnoreReadsEnd(const char* file, int line);

}  // extern "C"

namespace {

class IgnoreReads {
 public:
  IgnoreReads() { AnnotateIgnoreReadsBegin(__FILE__, __LINE__); }
  ~IgnoreReads() { AnnotateIgnoreReadsEnd(__FILE__, __LINE__); }
  IgnoreReads(const IgnoreReads&) = delete;
  IgnoreReads& operator=(const IgnoreReads&) = delete;
};

// How an absl::Duration is passed.
struct DurationBits {
  int64_t high;
  uint32_t low;
};

}  // namespace

// Declares the real function and opens the definition of its wrapper.
#define INTAKE_WRAPS(result, name, ...) \
  result __real_##name(__VA_ARGS__);    \
  result __wrap_##name(__VA_ARGS__)

// NOLINTBEGIN(bugprone-reserved-identifier): the linker's names.
extern "C" {

INTAKE_WRAPS(void, _ZN4absl7debian35Mutex4LockEv, void* mutex) {
  __real__ZN4absl7debian35Mutex4LockEv(mutex);
  __tsan_acquire(mutex);
}

INTAKE_WRAPS(void, _ZN4absl7debian35Mutex10ReaderLockEv, void* mutex) {
  __real__ZN4absl7debian35Mutex10ReaderLockEv(mutex);
  __tsan_acquire(mutex);
}

INTAKE_WRAPS(void, _ZN4absl7debian35Mutex6UnlockEv, void* mutex) {
  __tsan_release(mutex);
  const IgnoreReads ignore;
  __real__ZN4absl7debian35Mutex6UnlockEv(mutex);
}

INTAKE_WRAPS(void, _ZN4absl7debian35Mutex12ReaderUnlockEv, void* mutex) {
  __tsan_release(mutex);
  const IgnoreReads ignore;
  __real__ZN4absl7debian35Mutex12ReaderUnlockEv(mutex);
}

INTAKE_WRAPS(void, _ZN4absl7debian35Mutex5AwaitERKNS0_9ConditionE, void* mutex,
             const void* condition) {
  __tsan_release(mutex);
  {
    const IgnoreReads ignore;
    __real__ZN4absl7debian35Mutex5AwaitERKNS0_9ConditionE(mutex, condition);
  }
  __tsan_acquire(mutex);
}

INTAKE_WRAPS(
    bool,
    _ZN4absl7debian35Mutex16AwaitWithTimeoutERKNS0_9ConditionENS0_8DurationE,
    void* mutex, const void* condition, DurationBits timeout) {
  __tsan_release(mutex);
  bool reached = false;
  {
    const IgnoreReads ignore;
    reached =
        __real__ZN4absl7debian35Mutex16AwaitWithTimeoutERKNS0_9ConditionENS0_8DurationE(
            mutex, condition, timeout);
  }
  __tsan_acquire(mutex);
  return reached;
}

INTAKE_WRAPS(void, _ZN4absl7debian37CondVar4WaitEPNS0_5MutexE, void* changed,
             void* mutex) {
  __tsan_release(mutex);
  {
    const IgnoreReads ignore;
    __real__ZN4absl7debian37CondVar4WaitEPNS0_5MutexE(changed, mutex);
  }
  __tsan_acquire(mutex);
}

INTAKE_WRAPS(
    bool, _ZN4absl7debian37CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE,
    void* changed, void* mutex, DurationBits timeout) {
  __tsan_release(mutex);
  bool timed_out = false;
  {
    const IgnoreReads ignore;
    timed_out =
        __real__ZN4absl7debian37CondVar15WaitWithTimeoutEPNS0_5MutexENS0_8DurationE(
            changed, mutex, timeout);
  }
  __tsan_acquire(mutex);
  return timed_out;
}

INTAKE_WRAPS(void, _ZN4absl7debian312Notification6NotifyEv, void* given) {
  __tsan_release(given);
  const IgnoreReads ignore;
  __real__ZN4absl7debian312Notification6NotifyEv(given);
}

INTAKE_WRAPS(void, _ZNK4absl7debian312Notification19WaitForNotificationEv,
             const void* given) {
  {
    const IgnoreReads ignore;
    __real__ZNK4absl7debian312Notification19WaitForNotificationEv(given);
  }
  __tsan_acquire(const_cast<void*>(given));
}

}  // extern "C"
// NOLINTEND(bugprone-reserved-identifier)
