;; The inner products of core/vec.Scan, sixteen numbers at a time.
;;
;; The four lanes are the four partial sums of vec.Dot, and are added as it adds them, so the results are equal to the bit.
;; The module works in the memory of the Go program; it has no data and no stack of its own.
(module
  (import "go" "mem" (memory 1))

  ;; scan writes the inner product of query and each of n rows to scores: addresses of float32, the numbers of a row times
  ;; four, which is a multiple of 64, and n above 0.
  (func (export "scan") (param $scores i32) (param $rows i32) (param $query i32) (param $n i32) (param $width i32)
    (local $q i32) (local $end i32) (local $last i32) (local $sum v128)
    (local.set $end (i32.add (local.get $query) (local.get $width)))
    (local.set $last (i32.add (local.get $scores) (i32.shl (local.get $n) (i32.const 2))))
    (loop $row
      (local.set $sum (v128.const f32x4 0 0 0 0))
      (local.set $q (local.get $query))
      (loop $block
        (local.set $sum (f32x4.add (local.get $sum) (f32x4.mul (v128.load (local.get $q)) (v128.load (local.get $rows)))))
        (local.set $sum (f32x4.add (local.get $sum) (f32x4.mul (v128.load offset=16 (local.get $q)) (v128.load offset=16 (local.get $rows)))))
        (local.set $sum (f32x4.add (local.get $sum) (f32x4.mul (v128.load offset=32 (local.get $q)) (v128.load offset=32 (local.get $rows)))))
        (local.set $sum (f32x4.add (local.get $sum) (f32x4.mul (v128.load offset=48 (local.get $q)) (v128.load offset=48 (local.get $rows)))))
        (local.set $rows (i32.add (local.get $rows) (i32.const 64)))
        (local.set $q (i32.add (local.get $q) (i32.const 64)))
        (br_if $block (i32.lt_u (local.get $q) (local.get $end))))
      (f32.store (local.get $scores)
        (f32.add
          (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
          (f32.add (f32x4.extract_lane 2 (local.get $sum)) (f32x4.extract_lane 3 (local.get $sum)))))
      (local.set $scores (i32.add (local.get $scores) (i32.const 4)))
      (br_if $row (i32.lt_u (local.get $scores) (local.get $last))))))
