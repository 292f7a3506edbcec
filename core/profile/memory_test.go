package profile_test

import (
	"testing"

	"github.com/loge-film/loge/core/profile"
	"github.com/loge-film/loge/core/profile/storetest"
)

func TestMemoryStore(t *testing.T) {
	var shared *profile.MemoryStore
	storetest.Run(t, func(_ *testing.T, fresh bool) profile.Store {
		if fresh {
			shared = &profile.MemoryStore{}
		}
		return shared
	})
}
